import Foundation
import TestSupport
import Testing

/// Whether a Python with NumPy can be called.
private let hasNumPy = (try? shell("python3 -c 'import numpy'"))?.code == 0

@Suite(.enabled(if: hasNumPy, "NumPy is not installed: its subject is not tested"))
struct NumPySubjectTests {
  private let subject = "--subject 'python3 Sources/bench/Peers/numpy_subject.py'"

  @Test func `NumPy is a subject that the laws can be held against`() throws {
    let law = "'the dot product is its correctly rounded exact value'"
    let outcome = try shell("verify \(law) --cases 64 \(subject)")
    // NumPy adds up in doubles, and makes no promise of correct rounding.
    #expect(outcome.code == 1 && outcome.output.contains("dot gave "))
    #expect(outcome.output.contains("replay: verify --subject 'python3 "))
  }
}
