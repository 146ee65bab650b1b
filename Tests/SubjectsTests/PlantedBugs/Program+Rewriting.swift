import Exact
import Laws

extension Laws.Program {
  /// The program with each step replaced by some that a mistake makes of it.
  ///
  /// The function gets the program that grows, the step with its operands already renumbered, and adds
  /// steps, of which the last one stands for the step; or nothing, for the step itself.
  func rewritten(_ mistake: (inout Laws.Program, Step) -> Int?) -> Laws.Program {
    var result = Laws.Program()
    var places: [Int] = []
    for step in steps {
      var moved = step
      moved.operands = step.operands.map { places.indices.contains($0) ? places[$0] : $0 }
      if let place = mistake(&result, moved) {
        places.append(place)
      } else {
        result.steps.append(moved)
        places.append(result.steps.count - 1)
      }
    }
    // The last step of the program gives its value.
    if let last = places.last, last != result.steps.count - 1 {
      result.append("shift", last, numbers: [0])
    }
    return result
  }

  /// The program in which one operation is replaced by some other steps.
  func replacing(
    _ operation: String, _ mistake: (inout Laws.Program, Step) -> Int
  ) -> Laws.Program {
    rewritten { $1.operation == operation ? mistake(&$0, $1) : nil }
  }

  /// Adds a value that is x, with c times its derivative.
  mutating func slowed(_ x: Int, by factor: Double) -> Int {
    let fixed = append("detach", x)
    let rest = append("sub", x, fixed)
    return append("add", fixed, append("scale", rest, numbers: [factor]))
  }
}

extension PlantedBug {
  /// A derivative of a program in which operations have wrong derivatives.
  init(
    _ function: Function, _ name: String, agreesOnSmallIntegers: Bool = false,
    rewriting mistake: @escaping @Sendable (Laws.Program) throws -> Laws.Program
  ) {
    self.init(function, name, agreesOnSmallIntegers: agreesOnSmallIntegers) {
      subject, arguments in
      var changed = arguments
      changed[0] = .program(try mistake(try arguments[0].asProgram()))
      return try subject.call(function, arguments: changed)
    }
  }

  /// A function whose results pass through single precision.
  static func single(_ function: Function, _ field: String? = nil) -> PlantedBug {
    PlantedBug(function, "rounds to single precision", agreesOnSmallIntegers: true) {
      subject, arguments in
      let result = try subject.call(function, arguments: arguments)
      guard let field, case .fields(var values) = result, let part = values[field] else {
        return try result.single
      }
      values[field] = try part.single
      return .fields(values)
    }
  }
}

extension Datum {
  /// The datum with its numbers rounded to single precision.
  var single: Datum {
    get throws {
      func short(_ x: Double) -> Double { Double(Float(x)) }
      switch self {
      case .number(let x): return .number(short(x))
      case .vector(let x): return .vector(x.map(short))
      case .matrix(let x): return .matrix(x.map { short($0) })
      case .tensor(let x):
        return .tensor(try Tensor(shape: x.shape, elements: x.elements.map(short)))
      case .tensors(let list):
        return .tensors(
          try list.map { try Tensor(shape: $0.shape, elements: $0.elements.map(short)) })
      default: return self
      }
    }
  }
}
