import Exact
import Laws
import Reference

extension PlantedBug {
  /// Mistakes with sums, means, maxima and Einstein's notation.
  static let tensorReductions: [PlantedBug] = [
    PlantedBug(.sumAxes, "with axes counted from the last", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, axes) = (try arguments[0].asTensor(), try arguments[1].asCounts())
      return .tensor(try core.sumAxes(x, axes.map { x.shape.count - 1 - $0 }))
    },
    PlantedBug(.sumAxes, "adds from the first to the last", agreesOnSmallIntegers: true) {
      core, arguments in
      let (x, axes) = (try arguments[0].asTensor(), try arguments[1].asCounts())
      let right = try core.sumAxes(x, axes)
      let sums = try Tensors.groups(x, axes).elements.map { $0.reduce(0, +) }
      return .tensor(try Tensor(shape: right.shape, elements: sums))
    },
    PlantedBug(.sumAxes, "rounds the elements to single precision", agreesOnSmallIntegers: true) {
      core, arguments in
      .tensor(try core.sumAxes(single(arguments[0].asTensor()), arguments[1].asCounts()))
    },
    PlantedBug(.sumAxes, "takes an axis twice for once", agreesOnSmallIntegers: false) {
      core, arguments in
      let axes = Array(Set(try arguments[1].asCounts())).sorted()
      return .tensor(try core.sumAxes(arguments[0].asTensor(), axes))
    },
    PlantedBug(.meanAxes, "divides by the number of all elements", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, axes) = (try arguments[0].asTensor(), try arguments[1].asCounts())
      let right = try core.meanAxes(x, axes)
      let sums = try core.sumAxes(x, axes).elements
      return .tensor(
        try Tensor(shape: right.shape, elements: sums.map { $0 / Double(x.elements.count) }))
    },
    PlantedBug(.meanAxes, "divides by one less, as a variance does", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, axes) = (try arguments[0].asTensor(), try arguments[1].asCounts())
      let right = try core.meanAxes(x, axes)
      let divisor = axes.reduce(1) { $0 * x.shape[$1] } - 1
      let sums = try core.sumAxes(x, axes).elements
      return .tensor(
        divisor < 1
          ? right : try Tensor(shape: right.shape, elements: sums.map { $0 / Double(divisor) }))
    },
    PlantedBug(.meanAxes, "divides the rounded sum, which overflows", agreesOnSmallIntegers: true) {
      core, arguments in
      let (x, axes) = (try arguments[0].asTensor(), try arguments[1].asCounts())
      let right = try core.meanAxes(x, axes)
      let count = Double(axes.reduce(1) { $0 * x.shape[$1] })
      let sums = try core.sumAxes(x, axes).elements
      return .tensor(try Tensor(shape: right.shape, elements: sums.map { $0 / count }))
    },
    PlantedBug(.maxAxes, "keeps the first of two zeros", agreesOnSmallIntegers: true) {
      core, arguments in
      let (x, axes) = (try arguments[0].asTensor(), try arguments[1].asCounts())
      let right = try core.maxAxes(x, axes)
      let groups = try Tensors.groups(x, axes).elements
      let first = zip(groups, right.elements).map { group, best in
        group.first { $0 == best } ?? best
      }
      return .tensor(try Tensor(shape: right.shape, elements: first))
    },
    PlantedBug(.maxAxes, "starts from 0", agreesOnSmallIntegers: false) { core, arguments in
      let right = try core.maxAxes(arguments[0].asTensor(), arguments[1].asCounts())
      return .tensor(try Tensor(shape: right.shape, elements: right.elements.map { max(0, $0) }))
    },
    PlantedBug(.maxAxes, "starts from the number of a mask, −10³⁰⁰", agreesOnSmallIntegers: true) {
      core, arguments in
      let right = try core.maxAxes(arguments[0].asTensor(), arguments[1].asCounts())
      return .tensor(
        try Tensor(
          shape: right.shape, elements: right.elements.map { max(-1e300, $0) }))
    },
    PlantedBug(.maxAxes, "compares in single precision", agreesOnSmallIntegers: true) {
      core, arguments in
      let (x, axes) = (try arguments[0].asTensor(), try arguments[1].asCounts())
      let right = try core.maxAxes(x, axes)
      let maxima = try Tensors.groups(x, axes).elements.map { group in
        group.dropFirst().reduce(group[0]) { Float($1) > Float($0) ? $1 : $0 }
      }
      return .tensor(try Tensor(shape: right.shape, elements: maxima))
    },
    PlantedBug(.maxAxes, "of nothing is minus infinity", agreesOnSmallIntegers: false) {
      core, arguments in
      do {
        return .tensor(try core.maxAxes(arguments[0].asTensor(), arguments[1].asCounts()))
      } catch SubjectError.refused(kind: "empty", _) {
        let sums = try core.sumAxes(arguments[0].asTensor(), arguments[1].asCounts())
        return .tensor(
          try Tensor(shape: sums.shape, elements: sums.elements.map { _ in -.infinity }))
      }
    },
    PlantedBug(.einsum, "sums over a repeated letter's square", agreesOnSmallIntegers: false) {
      core, arguments in
      // The second of two equal letters in the left operand gets a name of its own.
      let text = Array(try arguments[0].asText())
      let (x, y) = (try arguments[1].asTensor(), try arguments[2].asTensor())
      let right = try core.einsum(String(text), x, y)
      let left = text.prefix { $0 != "," }
      let renamed = left.indices.map { left[..<$0].contains(left[$0]) ? "z" : left[$0] }
      return .tensor(
        (try? core.einsum(String(renamed + text.dropFirst(left.count)), x, y)) ?? right)
    },
    PlantedBug(
      .einsum, "gives the result's axes in the order of the alphabet", agreesOnSmallIntegers: false
    ) {
      core, arguments in
      let text = try arguments[0].asText()
      let (x, y) = (try arguments[1].asTensor(), try arguments[2].asTensor())
      _ = try core.einsum(text, x, y)
      let start = text.firstIndex(of: ">").map { text.index(after: $0) } ?? text.endIndex
      return .tensor(
        try core.einsum(text[..<start] + String(text[start...].sorted()), x, y))
    },
    PlantedBug(.einsum, "with factors in single precision", agreesOnSmallIntegers: true) {
      core, arguments in
      let (x, y) = (try arguments[1].asTensor(), try arguments[2].asTensor())
      return .tensor(try core.einsum(arguments[0].asText(), single(x), single(y)))
    },
    PlantedBug(.einsum, "loses products below the normal doubles", agreesOnSmallIntegers: true) {
      core, arguments in
      let (x, y) = (try arguments[1].asTensor(), try arguments[2].asTensor())
      let tiny = { (value: Double) in value.magnitude < 0x1p-500 ? 0 : value }
      return .tensor(
        try core.einsum(
          arguments[0].asText(), Tensor(shape: x.shape, elements: x.elements.map(tiny)),
          Tensor(shape: y.shape, elements: y.elements.map(tiny))))
    },
  ]
}
