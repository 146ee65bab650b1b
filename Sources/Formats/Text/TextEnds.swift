extension StringProtocol {
  /// Whether the text begins and ends with signs of ASCII that are seen, so that no white space is to be taken off.
  ///
  /// It is told by two bytes, where to put whole characters together costs more.
  @inlinable
  public var hasSeenEnds: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in
      guard let first = bytes.first, let last = bytes.last else { return false }
      return (0x21...0x7E).contains(first) && (0x21...0x7E).contains(last)
    } ?? false
  }
}
