package import Manifests
package import Rendering

extension Report.ChangedObject {
    /// Empty for an object that is not among those that were given.
    package init(_ edited: EditedObject?) {
        self.init(yaml: edited?.yaml ?? "", patch: edited?.patch, diff: edited?.diff ?? "")
    }
}
