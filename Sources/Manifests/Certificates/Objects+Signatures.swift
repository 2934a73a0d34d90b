import Certificates
package import Model

extension Objects {
    /// The same objects, of whose certificates is known who did not sign them.
    ///
    /// - Parameter others: objects that certificates are compared with, too, such as the mesh that a change is for.
    package func comparingCertificates(with others: Objects = Objects()) -> Objects {
        if credentials.isEmpty && webhooks.allSatisfy({ $0.authorities == nil }) { return self }
        var result = self
        var presented = PresentedCertificates()
        result.compareCertificates(and: &presented, with: others)
        return result
    }

    mutating func compareCertificates(and presented: inout PresentedCertificates, with others: Objects = Objects()) {
        // Most questions show no certificate.
        if presented.isEmpty, credentials.isEmpty, webhooks.isEmpty, others.credentials.isEmpty, others.webhooks.isEmpty
        {
            return
        }
        var check = SignatureCheck()
        for objects in [self, others] {
            for entry in objects.credentials.flatMap(\.entries) { check.add(entry.text) }
            for webhook in objects.webhooks { check.add(webhook.authorities) }
        }
        for text in presented.texts { check.add(text) }
        if check.isEmpty { return }
        check.compare()
        for place in credentials.indices {
            for entry in credentials[place].entries.indices { check.complete(&credentials[place].entries[entry].text) }
        }
        for place in webhooks.indices {
            if var text = webhooks[place].authorities {
                check.complete(&text)
                webhooks[place].authorities = text
            }
        }
        presented.change { check.complete(&$0) }
    }
}
