import Formats

/// Where the fields of an exercise file stand.
struct Places: Sendable {
  /// The file.
  let json: JSON
  private let source: SourceMap

  /// The places in a file; nil if it is no JSON.
  init?(_ bytes: [UInt8]) {
    guard let json = try? JSON.read(bytes, as: .commented) else { return nil }
    self.json = json
    source = SourceMap(bytes)
  }

  /// What stands at a path of names; nil if it ends before.
  func value(_ path: [String]) -> JSON? {
    path.reduce(Optional(json)) { place, name in place.flatMap { $0[name] } }
  }

  /// The place of a path of names, or of as much of it as there is.
  ///
  /// A value that is an object or an array is found by its name.
  ///
  /// - Parameter isName: whether any other value is, too.
  func position(_ path: [String], ofName isName: Bool = false) -> SourcePosition {
    var place = json
    var offset = json.offset
    for name in path {
      guard let member = place.member(name) else { break }
      place = member.value
      let hasParts = place.members != nil || place.elements != nil
      offset = hasParts || isName ? member.nameOffset : place.offset
    }
    return source.position(of: offset)
  }

  /// The place of a byte of the file.
  func position(of offset: Int) -> SourcePosition { source.position(of: offset) }
}
