/// A caller's name for one creation, with the digest of the body it came with.
package struct IdempotencyKey: Hashable, Sendable {
    /// The caller's text.
    package let key: String
    /// The SHA-256 of the request's body.
    package let digest: Digest

    /// A key of 1 to 255 bytes, or nil for any other length.
    package init?(key: String, digest: Digest) {
        guard (1...255).contains(key.utf8.count) else { return nil }
        self.key = key
        self.digest = digest
    }
}

/// What a creation came to.
package enum Creation: Hashable, Sendable {
    case created
    /// The key was used before with the same body; this is the scenario of that time.
    case repeated(StoredScenario)
}

/// What a deletion came to.
package enum Deletion: Hashable, Sendable {
    case deleted
    case absent
    /// The scenario has another entity tag than the caller expected, and stays.
    case etagDiffers
}

/// What an import came to.
package struct ImportCounts: Hashable, Sendable {
    /// Scenarios that were new.
    package var imported: Int
    /// Scenarios whose identifier was there already; nothing changed for them.
    package var existing: Int

    package init(imported: Int = 0, existing: Int = 0) {
        self.imported = imported
        self.existing = existing
    }
}
