import Exact
import MathCore
import Testing

@Suite struct TableInformationTests {
  private let truth = InformationEnclosure()

  private func sums(_ table: MathCore.Matrix) throws -> (rows: [Rational], columns: [Rational]) {
    let rows = try (0..<table.rowCount).map { try exact(table.row($0)).reduce(.zero, +) }
    let columns = try (0..<table.columnCount).map { try exact(table.column($0)).reduce(.zero, +) }
    return (rows, columns)
  }

  @Test func `information of tables is within an ulp of the enclosed one`() throws {
    var draws = DoubleDraws(seed: 74)
    for round in 0..<80 {
      let (rows, columns) = (draws.integer(1...4), draws.integer(1...4))
      let count = rows * columns
      let entries = round % 2 == 0 ? draws.wholeDistribution(count) : draws.distribution(count)
      let table = try MathCore.Matrix(rowCount: rows, columnCount: columns, elements: entries)
      let marginals = try sums(table)
      let p = try exact(entries)
      let products = (0..<count).map {
        marginals.rows[$0 / columns] * marginals.columns[$0 % columns]
      }
      let mutual = try truth.kl(p, products)
      let value = try Information.mutualInformation(table, "nats")
      // With exact sums of 1 a table of one row or column gives exactly 0.
      if value != 0 || mutual.magnitude.upper.rational > Rational(1).scaled(byTwoToThe: -900) {
        #expect(try isWithin(value, ulps: 1, of: mutual), "\(table)")
      }
      let conditional = try truth.kl(p, (0..<count).map { marginals.rows[$0 / columns] })
      let entropy = Interval.zero.subtracting(conditional, precision: 1200)
      let given = try Information.conditionalEntropy(table, "bits")
      #expect(try isWithin(given, ulps: 1, of: truth.bits(entropy)), "\(table)")
    }
  }

  @Test func `independent tables have no information, and tables of one entry a row no entropy`()
    throws
  {
    let (rows, columns) = ([0.25, 0.625, 0.125], [0.5, 0.125, 0.375])
    let table = try MathCore.Matrix(rows: rows.map { row in columns.map { row * $0 } })
    #expect(try Information.mutualInformation(table, "nats").bitPattern == 0)
    let diagonal = try MathCore.Matrix(rows: [[0.25, 0], [0, 0.75]])
    #expect(try Information.conditionalEntropy(diagonal, "nats").bitPattern == 0)
    #expect(
      try Information.mutualInformation(diagonal, "nats")
        == Information.entropy([0.25, 0.75], "nats"))
  }

  @Test func `perplexity is the exponential of the exact mean`() throws {
    let (perplexity, log) = try Information.perplexity([1, 2.5, 4])
    #expect(log == 2.5)
    #expect(perplexity == 12.182493960703473)
    #expect(try Information.perplexity([710, 710]) == (.infinity, 710))
    #expect(try Information.perplexity([-1e300]) == (0, -1e300))
    #expect(try Information.perplexity([1.5e308, 1.7e308]) == (.infinity, 1.6e308))
    #expect(try Information.perplexityBits([3, 5]) == (16, 2.772588722239781))
    #expect(try Information.perplexityBits([-1074]).perplexity == .leastNonzeroMagnitude)
    #expect(try Information.perplexityProbs([0.25, 0.25]) == (4, 1.3862943611198906))
    #expect(try Information.perplexityProbs([1]) == (1, 0))
    #expect(try Information.perplexityProbs([0.5, 0]) == (.infinity, .infinity))
    #expect(throws: MathError.empty(function: "perplexity")) { try Information.perplexity([]) }
    #expect(throws: MathError.empty(function: "perplexityProbs")) {
      try Information.perplexityProbs([])
    }
    #expect(throws: MathError.self) { try Information.perplexityBits([.infinity]) }
    #expect(throws: MathError.self) { try Information.perplexityProbs([2]) }
  }

  @Test func `the perplexity of probabilities is within an ulp`() throws {
    var draws = DoubleDraws(seed: 75)
    for _ in 0..<50 {
      let p = (0..<draws.integer(1...5)).map { _ in
        min(
          1, draws.double(exponents: [-1...0, -30...0, -0...0][draws.integer(0...2)]).magnitude / 2)
      }
      let sum = try truth.crossEntropy(p.map { _ in 1 }, exact(p))
      let log = try truth.over(sum, p.count)
      let result = try Information.perplexityProbs(p)
      #expect(try isWithin(result.log, ulps: 1, of: log), "\(p)")
      let power = try log.exponential(precision: 300)
      #expect(try isWithin(result.perplexity, ulps: 1, of: power), "\(p)")
    }
  }
}
