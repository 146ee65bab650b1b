import Testing

@testable import Formats

/// The examples of FIPS 180-2 and of NIST's list of long messages.
@Suite struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
        + "mnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func `a known text has its known digest`(text: String, digest: String) {
    #expect(SHA256.digest(text.utf8).hexadecimal == digest)
  }

  @Test func `a million letters have their known digest, in pieces of any length`() {
    for piece in [1, 63, 64, 65, 1_000, 1_000_000] {
      var hash = SHA256()
      var rest = 1_000_000
      while rest > 0 {
        let count = min(piece, rest)
        hash.update([UInt8](repeating: UInt8(ascii: "a"), count: count))
        rest -= count
      }
      #expect(
        hash.finish().hexadecimal
          == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }
  }

  @Test func `a digest reads back from its text, and from nothing else`() {
    let digest = SHA256.digest("abc".utf8)
    #expect(Digest(hexadecimal: digest.hexadecimal) == digest)
    #expect(Digest(hexadecimal: digest.hexadecimal.uppercased()) == nil)
    #expect(Digest(hexadecimal: String(digest.hexadecimal.dropLast())) == nil)
  }
}
