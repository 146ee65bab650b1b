import Exact
import Laws
import PropertyTesting
import Subjects
import Testing

/// Wrong gradients that the comparison with finite differences lets pass, as PyTorch's gradcheck makes it
/// at its defaults: |analytic − numeric| ≤ 1e-5 + 1e-3·|numeric| with central differences of step 1e-6.
@Suite struct GradientCheckTests {
  /// A gradient with each of its numbers changed.
  private static func wrong(
    _ name: String, _ change: @escaping @Sendable (Double) -> Double
  ) -> Subject {
    Subject.core.replacing(.gradient, name: name) { subject, arguments in
      var values = try subject.call(.gradient, arguments: arguments).asFields().values
      let gradients = try subject.call(.gradient, arguments: arguments).asFields()
        .tensors("gradients")
      values["gradients"] = .tensors(
        try gradients.map { try Tensor(shape: $0.shape, elements: $0.elements.map(change)) })
      return .fields(values)
    }
  }

  static let subjects = [
    wrong("9e-4 too large") { $0 * (1 + 9e-4) },
    wrong("8 % too large up to 1e-4") { $0.magnitude <= 1e-4 ? $0 * 1.08 : $0 },
    wrong("of the wrong sign up to 1e-6") { $0.magnitude <= 1e-6 ? -$0 : $0 },
  ]

  /// c·sin x + c·x·y, at points where its derivatives are not small for c = 1.
  private func function(_ factor: Double) -> Laws.Program {
    var program = Laws.Program()
    let (x, y) = (program.append("input", counts: [0]), program.append("input", counts: [1]))
    let sine = program.append("sin", x)
    let sum = program.append("add", sine, program.append("mul", x, y))
    program.append("scale", sum, numbers: [factor])
    return program
  }

  private func passesGradientCheck(
    _ subject: Subject, _ program: Laws.Program, _ point: [Double]
  ) throws -> Bool {
    func value(_ point: [Double]) throws -> Double {
      let inputs = try point.map { try Tensor(shape: [], elements: [$0]) }
      return try subject.evaluate(program, inputs).elements[0]
    }
    let inputs = try point.map { try Tensor(shape: [], elements: [$0]) }
    let analytic = try subject.gradient(program, inputs).tensors("gradients")
      .flatMap(\.elements)
    return try point.indices.allSatisfy { index in
      var (right, left) = (point, point)
      right[index] += 1e-6
      left[index] -= 1e-6
      let numeric = try (value(right) - value(left)) / 2e-6
      return (analytic[index] - numeric).magnitude <= 1e-5 + 1e-3 * numeric.magnitude
    }
  }

  @Test(arguments: subjects.indices)
  func `a wrong gradient that finite differences pass is caught by the laws`(
    _ index: Int
  ) throws {
    let subject = Self.subjects[index]
    var changed = 0
    for factor in [1, 1e-4 / 4, 1e-6 / 4] {
      for point in [[0.5, 1.25], [-1.5, 0.75], [2, -2.5]] {
        let program = function(factor)
        #expect(try passesGradientCheck(subject, program, point))
        let inputs = try point.map { try Tensor(shape: [], elements: [$0]) }
        let one = try subject.gradient(program, inputs)
        let right = try Subject.core.gradient(program, inputs)
        if one != right { changed += 1 }
      }
    }
    #expect(changed >= 3, "the points meet gradients of the size that is wrong")
    let settings = Settings(shrinkLimit: 0, failureLimit: 1, explains: false)
    let isCaught = Law.all.contains { law in
      law.holds.contains(.gradient) && law.check(subject, settings).outcome == .broken
    }
    #expect(isCaught, "no law catches gradients \(subject.name)")
  }

  @Test func `finite differences do catch a gradient that is 1 % off`() throws {
    let subject = Self.wrong("1 % too large") { $0 * 1.01 }
    #expect(try !passesGradientCheck(subject, function(1), [0.5, 1.25]))
    #expect(try passesGradientCheck(Subject.core, function(1), [0.5, 1.25]))
  }
}
