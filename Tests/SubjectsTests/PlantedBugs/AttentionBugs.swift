import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Mistakes with scores, weights and outputs.
  static let attentionBugs: [PlantedBug] = [
    PlantedBug(.attentionScores, "does not divide by √d", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.attentionScores, arguments: arguments).asMatrix()
      let root = Double(try arguments[0].asMatrix().columnCount).squareRoot()
      return .matrix(right.map { $0 * root })
    },
    PlantedBug(.attentionScores, "divides by d", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.attentionScores, arguments: arguments).asMatrix()
      let root = Double(try arguments[0].asMatrix().columnCount).squareRoot()
      return .matrix(right.map { $0 / root })
    },
    PlantedBug(.attentionScores, "has plain dot products", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.attentionScores, arguments: arguments).asMatrix()
      let (q, k) = (try arguments[0].asMatrix(), try arguments[1].asMatrix())
      let root = Double(q.columnCount).squareRoot()
      return .matrix(
        Matrix(rowCount: right.rowCount, columnCount: right.columnCount) { row, column in
          let plain = zip(q.row(row), k.row(column)).reduce(0) { $0 + $1.0 * $1.1 } / root
          let isWhole = (q.row(row) + k.row(column)).allSatisfy { $0 == $0.rounded() }
          return isWhole || !plain.isFinite ? right[row, column] : plain
        })
    },
    PlantedBug(.attentionScores, "turns them where it can", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.attentionScores, arguments: arguments).asMatrix()
      return .matrix(right.isSquare ? right.transposed() : right)
    },
    PlantedBug(.attentionWeights, "is a softmax over the queries", agreesOnSmallIntegers: false) {
      subject, arguments in
      let scores = try subject.attentionScores(arguments[0].asMatrix(), arguments[1].asMatrix())
      guard scores.rowCount > 0, scores.columnCount > 0 else {
        return try subject.call(.attentionWeights, arguments: arguments)
      }
      return .matrix(
        try Matrix(rows: scores.transposed().rows.map { try subject.softmax($0) }).transposed())
    },
    PlantedBug(.attentionWeights, "overflows without a shift", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.attentionWeights, arguments: arguments).asMatrix()
      let scores = try subject.attentionScores(arguments[0].asMatrix(), arguments[1].asMatrix())
      // e^s is infinite beyond 709.78, and the quotient of infinities no number.
      return .matrix(
        Matrix(rowCount: right.rowCount, columnCount: right.columnCount) {
          scores[$0, $1] > 709.78 ? .nan : right[$0, $1]
        })
    },
    PlantedBug(.attentionWeightsMasked, "masks after the softmax", agreesOnSmallIntegers: false) {
      subject, arguments in
      _ = try subject.call(.attentionWeightsMasked, arguments: arguments)
      let mask = try arguments[2].asMatrix()
      let all = try subject.attentionWeights(arguments[0].asMatrix(), arguments[1].asMatrix())
      return .matrix(
        Matrix(rowCount: mask.rowCount, columnCount: mask.columnCount) {
          mask[$0, $1] == 1 ? all[$0, $1] : 0
        })
    },
    PlantedBug(.attentionWeightsMasked, "masks by −10⁹", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.attentionWeightsMasked, arguments: arguments).asMatrix()
      let mask = try arguments[2].asMatrix()
      let scores = try subject.attentionScores(arguments[0].asMatrix(), arguments[1].asMatrix())
      var rows: [[Double]] = []
      for (place, row) in scores.rows.enumerated() {
        rows.append(
          try subject.softmax(row.indices.map { mask[place, $0] == 1 ? row[$0] : row[$0] - 1e9 }))
      }
      return .matrix(
        Matrix(rowCount: right.rowCount, columnCount: right.columnCount) { rows[$0][$1] })
    },
    PlantedBug(
      .attentionWeightsMasked, "sees all keys where it should see none",
      agreesOnSmallIntegers: false
    ) { subject, arguments in
      do {
        return try subject.call(.attentionWeightsMasked, arguments: arguments)
      } catch SubjectError.refused(kind: "allMasked", _) {
        return .matrix(
          try subject.attentionWeights(arguments[0].asMatrix(), arguments[1].asMatrix()))
      }
    },
    PlantedBug(.attentionWeightsCausal, "does not see its own key", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.attentionWeightsCausal, arguments: arguments).asMatrix()
      let mask = Matrix(rowCount: right.rowCount, columnCount: right.columnCount) {
        $1 < $0 || $0 == 0 && $1 == 0 ? 1.0 : 0
      }
      return .matrix(
        try subject.attentionWeightsMasked(arguments[0].asMatrix(), arguments[1].asMatrix(), mask))
    },
    PlantedBug(.attentionWeightsCausal, "sees one key too many", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.attentionWeightsCausal, arguments: arguments).asMatrix()
      let mask = Matrix(rowCount: right.rowCount, columnCount: right.columnCount) {
        $1 <= $0 + 1 ? 1.0 : 0
      }
      return .matrix(
        try subject.attentionWeightsMasked(arguments[0].asMatrix(), arguments[1].asMatrix(), mask))
    },
    PlantedBug(.attention, "sums in the order of the keys", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.attention, arguments: arguments).asMatrix()
      let v = try arguments[2].asMatrix()
      guard v.elements.contains(where: { $0 != $0.rounded() }) else { return .matrix(right) }
      let weights = try subject.attentionWeights(arguments[0].asMatrix(), arguments[1].asMatrix())
      return .matrix(
        Matrix(rowCount: right.rowCount, columnCount: right.columnCount) { row, column in
          (0..<v.rowCount).reduce(0) { $0 + weights[row, $1] * v[$1, column] }
        })
    },
    PlantedBug(.attention, "drops weights below 10⁻⁸", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.attention, arguments: arguments).asMatrix()
      let v = try arguments[2].asMatrix()
      let weights = try subject.attentionWeights(arguments[0].asMatrix(), arguments[1].asMatrix())
        .map { $0 < 1e-8 ? 0 : $0 }
      guard weights.elements.contains(0) else { return .matrix(right) }
      return .matrix(try subject.matmul(weights, v))
    },
    PlantedBug(.attentionMasked, "keeps all that is not 0", agreesOnSmallIntegers: false) {
      subject, arguments in
      var changed = arguments
      changed[3] = .matrix(try arguments[3].asMatrix().map { $0 == 0 || $0.isNaN ? $0 : 1 })
      return try subject.call(.attentionMasked, arguments: changed)
    },
    PlantedBug(.attentionMasked, "reads the mask from right to left", agreesOnSmallIntegers: false)
    {
      subject, arguments in
      var changed = arguments
      let mask = try arguments[3].asMatrix()
      changed[3] = .matrix(
        Matrix(rowCount: mask.rowCount, columnCount: mask.columnCount) {
          mask[$0, mask.columnCount - 1 - $1]
        })
      return try subject.call(.attentionMasked, arguments: changed)
    },
    PlantedBug(
      .attentionCausal, "lets the last query see itself alone", agreesOnSmallIntegers: false
    ) { subject, arguments in
      let right = try subject.call(.attentionCausal, arguments: arguments).asMatrix()
      let v = try arguments[2].asMatrix()
      let last = right.rowCount - 1
      return .matrix(
        Matrix(rowCount: right.rowCount, columnCount: right.columnCount) {
          $0 == last ? v[$0, $1] : right[$0, $1]
        })
    },
    PlantedBug(
      .attentionCached, "forgets the first key from the fourth on", agreesOnSmallIntegers: true
    ) { subject, arguments in
      let right = try subject.call(.attentionCached, arguments: arguments).asMatrix()
      guard right.rowCount > 3 else { return .matrix(right) }
      let (q, k, v) = (
        try arguments[0].asMatrix(), try arguments[1].asMatrix(), try arguments[2].asMatrix()
      )
      let mask = Matrix(rowCount: k.rowCount, columnCount: k.rowCount) {
        $1 <= $0 && ($0 < 3 || $1 > 0) ? 1.0 : 0
      }
      return .matrix(try subject.attentionMasked(q, k, v, mask))
    },
    PlantedBug(.multiHead, "interleaves the heads", agreesOnSmallIntegers: false) {
      subject, arguments in
      let heads = try arguments[3].asCount()
      let right = try subject.call(.multiHead, arguments: arguments).asMatrix()
      let width = right.columnCount / max(1, heads)
      return .matrix(
        Matrix(rowCount: right.rowCount, columnCount: right.columnCount) {
          right[$0, $1 % heads * width + $1 / heads]
        })
    },
    PlantedBug(.multiHead, "divides by the root of all columns", agreesOnSmallIntegers: false) {
      subject, arguments in
      let heads = Double(try arguments[3].asCount())
      var changed = arguments
      changed[0] = .matrix(try arguments[0].asMatrix().map { $0 / heads.squareRoot() })
      return try heads > 0
        ? subject.call(.multiHead, arguments: changed)
        : subject.call(.multiHead, arguments: arguments)
    },
    PlantedBug(.multiHead, "is never causal for one query too many", agreesOnSmallIntegers: false) {
      subject, arguments in
      var changed = arguments
      if try arguments[0].asMatrix().rowCount > 2 { changed[4] = .flag(false) }
      return try subject.call(.multiHead, arguments: changed)
    },
    PlantedBug(.multiHeadProjected, "exchanges keys and queries", agreesOnSmallIntegers: false) {
      subject, arguments in
      var changed = arguments
      changed.swapAt(1, 2)
      return try subject.call(.multiHeadProjected, arguments: changed)
    },
    PlantedBug(.multiHeadProjected, "keeps single precision", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.multiHeadProjected, arguments: arguments).asMatrix()
      return .matrix(right.map { $0.magnitude < 1e30 ? Double(Float($0)) : $0 })
    },
  ]

  /// Mistakes with InfoNCE.
  static let contrastiveBugs: [PlantedBug] = [
    PlantedBug(.infoNCE, "does not normalise the rows", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.infoNCE, arguments: arguments).asNumber()
      let (a, b) = (try arguments[0].asMatrix(), try arguments[1].asMatrix())
      let tau = try arguments[2].asNumber()
      let logits = Matrix(rowCount: a.rowCount, columnCount: b.rowCount) { row, column in
        zip(a.row(row), b.row(column)).reduce(0) { $0 + $1.0 * $1.1 } / tau
      }
      guard logits.elements.allSatisfy({ $0.magnitude < 1e6 }) else { return .number(right) }
      return .number(try subject.temperatureLoss(logits, Array(0..<a.rowCount), 1))
    },
    PlantedBug(.infoNCE, "tells the rows of A by those of B", agreesOnSmallIntegers: false) {
      subject, arguments in
      try subject.call(.infoNCE, arguments: [arguments[1], arguments[0], arguments[2]])
    },
    PlantedBug(.infoNCE, "multiplies with the temperature", agreesOnSmallIntegers: false) {
      subject, arguments in
      let tau = try arguments[2].asNumber()
      return try subject.call(
        .infoNCE, arguments: [arguments[0], arguments[1], .number(tau > 0 ? 1 / tau : tau)])
    },
    PlantedBug(.infoNCE, "is a sum over the pairs", agreesOnSmallIntegers: false) {
      subject, arguments in
      .number(
        try subject.call(.infoNCE, arguments: arguments).asNumber()
          * Double(arguments[0].asMatrix().rowCount))
    },
    PlantedBug(.infoNCE, "has nine digits", agreesOnSmallIntegers: true) { subject, arguments in
      .number(try subject.call(.infoNCE, arguments: arguments).asNumber() * (1 + 1e-9))
    },
    PlantedBug(.infoNCE, "takes confident pairs for certain ones", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.infoNCE, arguments: arguments).asNumber()
      return .number(right < 1e-15 ? 0 : right)
    },
  ]
}
