import Formats
import Testing

@testable import Batch

@Suite struct SeenSubmissionsTests {
  @Test func `a hundred thousand submissions are all known again, by id and content`() {
    var seen = SeenSubmissions()
    func id(_ number: Int) -> Digest { SHA256.digest("id \(number)".utf8) }
    func content(_ number: Int) -> Digest { SHA256.digest("content \(number)".utf8) }
    let count = 100_000
    for number in 0..<count {
      guard seen.note(id: id(number), content: content(number), number: number) == .new else {
        Issue.record("\(number) is not new")
        return
      }
    }
    #expect(seen.count == count)
    for number in stride(from: 0, to: count, by: 997) {
      #expect(seen.note(id: id(number), content: content(number), number: -1) == .identical)
      #expect(
        seen.note(id: id(number), content: content(number + 1), number: -1)
          == .conflicting(with: number))
    }
    #expect(seen.count == count)
  }
}
