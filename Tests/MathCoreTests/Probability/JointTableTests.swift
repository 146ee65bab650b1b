import Exact
import MathCore
import Testing

@Suite struct JointTableTests {
  private let table = [[0.1, 0.2], [0.3, 0.4]]

  @Test func `marginals are sums and conditionals shares, rounded once`() throws {
    let joint = try MathCore.Matrix(rows: table)
    let sums = try table.map { try $0.exact().reduce(Rational(0), +) }
    let marginals = try Bayes.marginals(joint)
    #expect(marginals.rows == sums.map { $0.roundedToDouble() })
    #expect(marginals.columns == [0.4, 0.6000000000000001])
    let shares = try Bayes.conditionals(joint)
    for (row, entries) in try table.map({ try $0.exact() }).enumerated() {
      #expect(try shares.row(row) == entries.map { try ($0 / sums[row]).roundedToDouble() })
    }
    let tiny = try MathCore.Matrix(rows: [[1, 0], [0x1p-1074, 0x1p-1074]])
    #expect(try Bayes.conditionals(tiny).elements == [1, 0, 0.5, 0.5])
    #expect(
      throws: MathError.outsideDomain(
        function: "conditionals", argument: "the weight of row 1", value: "0", condition: "above 0")
    ) { try Bayes.conditionals(MathCore.Matrix(rows: [[0.5, 0.5], [0, 0]])) }
    #expect(throws: MathError.self) { try Bayes.marginals(MathCore.Matrix(rows: [[0.5, 0.25]])) }
    #expect(throws: MathError.empty(function: "marginals")) {
      try Bayes.marginals(MathCore.Matrix(rows: []))
    }
  }

  @Test func `independence is decided on the doubles themselves, at any scale`() throws {
    func isIndependent(_ rows: [[Double]]) throws -> Bool {
      try Bayes.isIndependentTable(MathCore.Matrix(rows: rows))
    }
    #expect(try isIndependent([[1, 2], [3, 6]]))
    #expect(try !isIndependent([[1, 2], [3, 6.0.nextUp]]))
    #expect(try isIndependent([[0x1p-1074, 0x1p-1073], [0x1p1022, 0x1p1023]]))
    #expect(try !isIndependent([[1e-300, 1e-300], [1e-300, 1e-300.nextUp]]))
    #expect(try isIndependent([[0, 0], [0, 5]]))
    #expect(try !isIndependent([[5, 0], [0, 5]]))
    #expect(try !isIndependent([[0, 1], [1, 1]]))
    #expect(try isIndependent([[0, 0, 0], [1, 2, 0], [4, 8, 0]]))
    #expect(try isIndependent([[0.5, 0.5]]))
    // 0.7·0.07 and 0.1·0.49 round to one double, but these four doubles are not in proportion.
    let entries = [0.7, 0.1, 0.49, 0.07]
    #expect(entries[0] * entries[3] == entries[1] * entries[2])
    #expect(try !isIndependent([[0.7, 0.1], [0.49, 0.07]]))
    #expect(throws: MathError.self) { try isIndependent([[0, 0]]) }
    #expect(throws: MathError.self) { try isIndependent([[1, -1]]) }
    #expect(throws: MathError.empty(function: "isIndependentTable")) { try isIndependent([]) }
  }

  @Test func `conditional independence looks at each slice`() throws {
    func isIndependent(_ shape: [Int], _ elements: [Double]) throws -> Bool {
      try Bayes.isConditionallyIndependent(MathCore.Tensor(shape: shape, elements: elements))
    }
    // Slices [[1, 2], [3, 6]] and [[5, 1], [10, 2]]; their sum is not of rank 1.
    let elements: [Double] = [1, 5, 2, 1, 3, 10, 6, 2]
    #expect(try isIndependent([2, 2, 2], elements))
    #expect(try !isIndependent([2, 2, 2], [1, 5, 2, 1, 3, 10, 7, 2]))
    #expect(try !Bayes.isIndependentTable(MathCore.Matrix(rows: [[6, 3], [13, 8]])))
    #expect(try isIndependent([2, 2, 2], [1, 0, 2, 0, 3, 0, 6, 0]))
    #expect(throws: MathError.self) { try isIndependent([2, 2], [1, 2, 3, 4]) }
    #expect(throws: MathError.self) {
      try isIndependent([2, 2, 2], [Double](repeating: 0, count: 8))
    }
  }

  @Test func `the chain of conditionals goes through partial sums`() throws {
    var draws = DoubleDraws(seed: 261)
    for round in 0..<80 {
      let shape = (0..<draws.integer(1...3)).map { _ in draws.integer(1...3) }
      let count = shape.reduce(1, *)
      let weights = (0..<count).map { _ in draws.integer(1...9) }
      let total = Double(weights.reduce(0, +))
      let elements = weights.map { Double($0) / total }
      let order = draws.shuffled(shape.indices.map(Double.init)).map { Int($0) }
      let outcome = shape.map { draws.integer(0...$0 - 1) }
      let found = try Bayes.chainRule(
        MathCore.Tensor(shape: shape, elements: elements), order, outcome)
      var before = Rational(1)
      for step in order.indices {
        let fixed = order[...step]
        var sum = Rational(0)
        for place in 0..<count {
          var rest = place
          var index = [Int](repeating: 0, count: shape.count)
          for axis in shape.indices.reversed() {
            index[axis] = rest % shape[axis]
            rest /= shape[axis]
          }
          if fixed.allSatisfy({ index[$0] == outcome[$0] }) { sum += try Rational(elements[place]) }
        }
        #expect(try found[step] == (sum / before).roundedToDouble(), "round \(round)")
        before = sum
      }
    }
  }

  @Test func `a chain is refused where it is none, or its condition has probability 0`() throws {
    let joint = try MathCore.Tensor(shape: [2, 2], elements: [0, 0, 0.25, 0.75])
    #expect(try Bayes.chainRule(joint, [0, 1], [1, 0]) == [1, 0.25])
    #expect(try Bayes.chainRule(joint, [1, 0], [1, 1]) == [0.75, 1])
    #expect(throws: MathError.self) { try Bayes.chainRule(joint, [0, 1], [0, 1]) }
    #expect(throws: MathError.repeatedAxis(function: "chainRule", axes: [0, 0])) {
      try Bayes.chainRule(joint, [0, 0], [0, 1])
    }
    #expect(throws: MathError.self) { try Bayes.chainRule(joint, [0], [0, 1]) }
    #expect(throws: MathError.self) { try Bayes.chainRule(joint, [0, 1], [0]) }
    #expect(throws: MathError.self) { try Bayes.chainRule(joint, [0, 1], [2, 0]) }
    let scalar = try MathCore.Tensor(shape: [], elements: [1])
    #expect(try Bayes.chainRule(scalar, [], []) == [])
  }
}
