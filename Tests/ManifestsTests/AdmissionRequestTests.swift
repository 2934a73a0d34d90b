import Model
import Testing

@testable import Manifests

struct AdmissionRequestTests {
    private func review(_ request: String, apiVersion: String = "admission.k8s.io/v1") -> [UInt8] {
        Array(#"{"kind":"AdmissionReview","apiVersion":"\#(apiVersion)","request":\#(request)}"#.utf8)
    }

    private let kind = #""uid":"u","kind":{"group":"","version":"v1","kind":"Service"}"#

    @Test func `a review of a new object holds it`() throws {
        let request = try AdmissionRequest(
            review(
                """
                {\(kind),"resource":{"group":"","version":"v1","resource":"services"},"name":"orders","namespace":"shop",
                "operation":"CREATE","userInfo":{"username":"u"},"dryRun":true,"later":{"added":1},"oldObject":null,
                "object":{"apiVersion":"v1","kind":"Service","metadata":{"name":"orders","namespace":"shop"},"spec":{}}}
                """), as: .json)
        #expect(request.uid == "u")
        #expect(request.operation == .create)
        #expect(request.isDryRun)
        #expect(request.reference == ObjectReference(kind: "Service", namespace: "shop", name: "orders"))
        guard case .applied(let reading) = request.object else {
            Issue.record("no object")
            return
        }
        #expect(reading.objects.services.count == 1)
        #expect(reading.faults == [])
    }

    @Test func `a review of an object that goes has no object, and is no dry run unless it says so`() throws {
        let request = try AdmissionRequest(
            review(#"{\#(kind),"name":"orders","namespace":"shop","operation":"DELETE","object":null}"#), as: .json)
        #expect(!request.isDryRun)
        guard case .none = request.object else {
            Issue.record("an object")
            return
        }
    }

    @Test(arguments: [
        (#"{"propagationPolicy":"Orphan"}"#, true), (#"{"orphanDependents":true}"#, true),
        (#"{"propagationPolicy":"Background"}"#, false), (#"{"kind":"DeleteOptions"}"#, false), ("null", false),
    ])
    func `what an object owns stays where the deletion says so`(options: String, leaves: Bool) throws {
        let request = try AdmissionRequest(
            review(#"{\#(kind),"name":"orders","namespace":"shop","operation":"DELETE","options":\#(options)}"#),
            as: .json)
        #expect(request.leavesOwned == leaves)
    }

    @Test func `a name that the server will make is that of the object's template`() throws {
        let request = try AdmissionRequest(
            review(
                """
                {\(kind),"namespace":"shop","operation":"CREATE",
                "object":{"apiVersion":"v1","kind":"Service","metadata":{"generateName":"orders-"}}}
                """), as: .json)
        #expect(request.reference.name == "orders-")
    }

    @Test func `faults of the object are not those of the review`() throws {
        let request = try AdmissionRequest(
            review(
                #"{\#(kind),"operation":"CREATE","object":{"apiVersion":"v1","kind":"Service","metadata":{"name":1}}}"#),
            as: .json)
        guard case .applied(let reading) = request.object else {
            Issue.record("no object")
            return
        }
        #expect(reading.faults.map(\.pointer) == ["/request/object/metadata/name"])
    }

    @Test(arguments: [
        (#"{"operation":"CREATE"}"#, ["/request", "/request"]),
        (#"{"uid":"u","kind":{"kind":"Pod"},"operation":"PATCH"}"#, ["/request/operation"]),
        ("null", [""]),
    ])
    func `what is no review is refused with all that is wrong`(request: String, pointers: [String]) {
        do throws(Faults) {
            _ = try AdmissionRequest(review(request), as: .json)
            Issue.record("read")
        } catch {
            #expect(error.all.map(\.pointer) == pointers)
        }
    }

    @Test func `an older version of the review is refused`() {
        do throws(Faults) {
            _ = try AdmissionRequest(
                review(#"{\#(kind),"operation":"CREATE"}"#, apiVersion: "admission.k8s.io/v1beta1"), as: .json)
            Issue.record("read")
        } catch {
            #expect(error.all.map(\.pointer) == ["/apiVersion"])
        }
    }
}
