import Foundation
import Laws
import TestSupport
import Testing

/// Whether a Python with NumPy can be called.
private let hasNumPy = (try? shell("python3 -c 'import numpy'"))?.code == 0

@Suite(.enabled(if: hasNumPy, "NumPy is not installed: its subject is not tested"))
struct NumPySubjectTests {
  private let program = "python3 Sources/bench/Peers/numpy_subject.py"

  private func outcome(of law: String) throws -> Outcome {
    try shell("verify '\(law)' --cases 64 --subject '\(program)'")
  }

  @Test func `every function of linear algebra is there`() throws {
    let folder = try ScratchFolder()
    let functions = Function.all.filter { $0.section.rawValue.hasPrefix("A") }
    // Without arguments each gives an error, but one that it does not have another error.
    let requests = functions.map { #"{"id":1,"call":"\#($0.name)","args":[]}"# }
    try folder.write(requests.joined(separator: "\n") + "\n", to: "requests")
    let answers = try shell("\(program) < \(folder.path)/requests").output.split(separator: "\n")
    #expect(answers.count == functions.count)
    #expect(answers.allSatisfy { !$0.contains("missing") })
  }

  @Test(arguments: [
    "sums and differences of vectors are rounded once",
    "products have a shape just where the inner sizes agree",
    "singular values descend to zero or above",
    "reshape to another number of elements is refused",
  ])
  func `NumPy keeps laws that ask for no more than it promises`(law: String) throws {
    let outcome = try outcome(of: law)
    #expect(outcome.code == 0 && outcome.output.contains("1 law: 1 held"), "\(outcome.output)")
  }

  @Test(arguments: [
    // It adds in doubles, squares without scaling, and tells ranks by a threshold.
    ("the dot product is its correctly rounded exact value", "dot gave "),
    ("the length is within 1 ulp", "norm2 gave "),
    ("the rank is exact", "rank"),
    ("the singular matrix that libraries invert", "inverse"),
  ])
  func `NumPy breaks laws of exact values, and the case can be run again`(
    law: String, reason: String
  ) throws {
    let outcome = try outcome(of: law)
    #expect(outcome.code == 1 && outcome.output.contains(reason), "\(outcome.output)")
    #expect(outcome.messages == "")
  }
}
