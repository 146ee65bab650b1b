import Formats

/// The names in a table, so that no two are written as one.
///
/// What stands for a sign of one name, an escape or the apostrophe before a formula, may stand in another one as it is.
struct WrittenNames: Sendable {
  private let kind: ExportError.NameKind
  // By bytes: strings that only look alike are two names.
  private var names: [[UInt8]: [UInt8]] = [:]

  init(_ kind: ExportError.NameKind) { self.kind = kind }

  /// Notes a name that is to be written.
  ///
  /// - Throws: `ExportError` if another name is written as this one is.
  mutating func add(_ name: String) throws(ExportError) {
    let shown = CSV.shown(name)
    // All others are written as they are, so that they need not be kept.
    guard CSV.mayStandForAnother(shown) else { return }
    let known = names.updateValue(Array(name.utf8), forKey: Array(shown.utf8))
    guard known.map({ $0 == Array(name.utf8) }) ?? true else {
      throw ExportError(.writtenAlike(shown, kind))
    }
  }
}
