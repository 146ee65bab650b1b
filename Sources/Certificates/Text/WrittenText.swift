/// A text that is put together of many small pieces.
///
/// As a `String` it would be looked at anew with each of them.
struct WrittenText {
  private var bytes: [UInt8] = []

  /// The text so far.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  static func += (text: inout WrittenText, piece: String) {
    var piece = piece
    piece.withUTF8 { text.bytes.append(contentsOf: $0) }
  }
}
