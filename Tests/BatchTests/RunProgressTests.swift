import Batch
import Testing

@Suite struct RunProgressTests {
  @Test func `a run says how fast it is and how long the rest takes`() {
    let text = RunProgress(count: 12_345, share: 0.25)
      .text(since: RunProgress(count: 0, share: 0), elapsed: .seconds(10))
    #expect(text == "12,345 submissions, 1,234 a second, 25 %, 0:00:30 left")
  }

  @Test func `what was done before took no time of a run that goes on`() {
    // 700 in 2 seconds, a quarter of all; the other half takes twice as long.
    let text = RunProgress(count: 7_000, share: 0.5)
      .text(since: RunProgress(count: 6_300, share: 0.25), elapsed: .seconds(2))
    #expect(text == "7,000 submissions, 350 a second, 50 %, 0:00:04 left")
  }

  @Test func `nobody knows the end of a pipe`() {
    let begin = RunProgress(count: 0, share: 0)
    let text = RunProgress(count: 7, share: nil).text(since: begin, elapsed: .seconds(2))
    #expect(text == "7 submissions, 3 a second")
    #expect(begin.text(since: begin, elapsed: .zero) == "0 submissions")
    #expect(begin.text(since: begin, elapsed: .seconds(1)) == "0 submissions, 0 a second")
  }
}
