extension [Unicode.Scalar] {
  /// The place of the bracket of any kind that closes the one at a place; nil where none does.
  ///
  /// - Parameter end: how far is looked; nil for all of it.
  public func closing(from open: Int, before end: Int? = nil) -> Int? {
    var depth = 0
    for place in open..<(end ?? count) {
      switch self[place] {
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        depth -= 1
        if depth == 0 { return place }
      default: continue
      }
    }
    return nil
  }
}
