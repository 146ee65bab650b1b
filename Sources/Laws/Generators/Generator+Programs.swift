import Exact
import PropertyTesting
import Reference

extension Generator where Value == Double {
  /// Fractions of up to 30 over up to 10, rounded.
  static var smallFractions: Generator {
    tuple(Generator<Int>.integers(in: -30...30), Generator<Int>.integers(in: 1...10))
      .map { Double($0) / Double($1) }
  }
}

extension Generator where Value == ProgramCase {
  /// Random programs: expression graphs with shared values, broadcasts and matrices.
  ///
  /// - Parameters:
  ///   - family: what operations they may have.
  ///   - isScalar: whether the value is one number.
  ///   - entries: what the elements of the inputs are.
  static func programs(
    _ family: ProgramFamily, isScalar: Bool = true,
    of entries: Generator<Double> = .whole(magnitude: 3),
    steps: ClosedRange<Int> = 1...8
  ) -> Generator {
    Generator { source throws(Stop) in
      var builder = ProgramBuilder(source, family)
      let (m, n) = (try builder.draw(1...2), try builder.draw(1...3))
      let shapes = [[], [n], [m, n], [m], [n, m], [n, n]]
      var inputs: [Tensor<Double>] = []
      var total = 0
      for number in 0..<(try builder.draw(1...3)) {
        let shape = shapes[try builder.draw(0...shapes.count - 1)]
        let count = shape.reduce(1, *)
        guard total + count <= 8 || number == 0 else { continue }
        total += count
        let elements = try entries.array(exactly: count).draw(from: source)
        guard let tensor = try? Tensor(shape: shape, elements: elements) else {
          throw .discarded
        }
        builder.addInput(
          inputs.count, shape, size: elements.map(\.magnitude).max() ?? 0)
        inputs.append(tensor)
      }
      for _ in 0..<(try builder.draw(steps)) { try builder.addStep() }
      if isScalar { try builder.reduceToNumber() }
      return ProgramCase(program: builder.program, inputs: inputs)
    }
  }

  /// Random programs with one vector as input.
  static func vectorPrograms(
    _ family: ProgramFamily, of entries: Generator<Double> = .whole(magnitude: 3)
  ) -> Generator {
    Generator { source throws(Stop) in
      var builder = ProgramBuilder(source, family)
      let count = try builder.draw(1...3)
      let elements = try entries.array(exactly: count).draw(from: source)
      guard let tensor = try? Tensor(shape: [count], elements: elements) else {
        throw .discarded
      }
      builder.addInput(0, [count], size: elements.map(\.magnitude).max() ?? 0)
      for _ in 0..<(try builder.draw(1...6)) { try builder.addStep() }
      try builder.reduceToNumber()
      return ProgramCase(program: builder.program, inputs: [tensor])
    }
  }
}

/// A program with a direction of its inputs, and a seed of its values.
struct SeededCase: Sendable, CustomStringConvertible {
  let program: ProgramCase
  /// A number for each element of the inputs.
  let direction: [Double]
  /// Numbers of which as many are taken as the value has elements.
  let seeds: [Double]

  var description: String { "\(program), direction \(direction), seeds \(seeds)" }

  /// The seed of a value with so many elements.
  func seed(_ count: Int) -> [Double] { (0..<count).map { seeds[$0 % seeds.count] } }
}

extension Generator where Value == SeededCase {
  /// Programs with directions and seeds of whole numbers.
  static func seeded(_ programs: Generator<ProgramCase>) -> Generator {
    programs.flatMap { program in
      tuple(
        Generator<Double>.whole(magnitude: 3).array(exactly: program.point.count),
        Generator<Double>.whole(magnitude: 3).array(exactly: 5)
      ).map { SeededCase(program: program, direction: $0, seeds: $1) }
    }
  }
}
