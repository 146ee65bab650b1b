import Exact
import PropertyTesting
import Reference

extension Law {
  /// Cross-entropies from logits against their exact values.
  static let crossEntropyLaws: [Law] = [
    Law(
      138, .softmax, "the cross-entropy of a class is within the bound of two positive terms",
      states: "(m − z_c) + log1p(R) has a relative error of (D + n + 5)u (F15)", .certified,
      .medium,
      holds: [.ceLogits], for: .classified
    ) { subject, input in
      let exact = try EnclosedSoftmax(input.z)
      let loss = try exact.crossEntropy(input.target).narrowed()
      try subject.hold(
        .ceLogits, subject.ceLogits(input.z, input.target), to: loss,
        within: .crossEntropy(exact, loss))
    },
    Law(
      138, .softmax, "the cross-entropy of a class is within 1 ulp",
      states: "log Σ e^zᵢ − z_c is within 1 ulp, of confident predictions too", .certified,
      holds: [.ceLogits], for: .classified
    ) { subject, input in
      try subject.hold(
        .ceLogits, subject.ceLogits(input.z, input.target),
        to: EnclosedSoftmax(input.z).crossEntropy(input.target))
    },
    Law(
      138, .softmax, "the cross-entropy of a class is not negative",
      states: "−log p_c ≥ 0 as computed, with +0 for a single logit", .bitwise,
      needs: [.ceLogits, .logSumExp], for: .classified
    ) { subject, input in
      let loss = try subject.ceLogits(input.z, input.target)
      try require(loss >= 0, "the loss is \(loss)")
      try requireSameBits(subject.ceLogits([input.z[input.target]], 0), 0)
      // LSE − z_c, within what the two roundings leave open.
      let total = try subject.logSumExp(input.z)
      let difference = try Rational(total) - Rational(input.z[input.target]) - Rational(loss)
      try require(
        difference.magnitude <= total.slack() + loss.slack(), "the loss is not LSE − z_c")
    },
    Law(
      138, .softmax, "the cross-entropy of targets is within 1 ulp",
      states: "(Σ y)·log Σ e^zᵢ − y·z is within 1 ulp for y ≥ 0 of any sum", .certified,
      holds: [.ceSoft], for: .targeted
    ) { subject, input in
      try subject.hold(
        .ceSoft, subject.ceSoft(input.z, input.y),
        to: EnclosedSoftmax(input.z).crossEntropy(input.y))
    },
    Law(
      138, .softmax, "the cross-entropy is linear in the targets",
      states:
        "ceSoft(z, ay + w) = a·ceSoft(z, y) + ceSoft(z, w) for whole a, y, w, within 1 ulp of each",
      .exact, needs: [.ceSoft, .ceLogits],
      for: Generator<Int>.integers(in: 1...5).flatMap { count in
        let targets = Generator<Int>.integers(in: 0...9).map { Double($0) }.array(exactly: count)
        return tuple(
          .logits(exactly: count), targets, targets, Generator<Int>.integers(in: 0...9))
      }
    ) { subject, input in
      let (z, y, w, a) = input
      let parts = (try subject.ceSoft(z, y), try subject.ceSoft(z, w))
      let whole = try subject.ceSoft(z, zip(y, w).map { Double(a) * $0 + $1 })
      let sum = try Rational(a) * Rational(parts.0) + Rational(parts.1)
      let slack = try Rational(a) * parts.0.slack() + parts.1.slack() + whole.slack()
      try require((Rational(whole) - sum).magnitude <= slack, "\(whole) is not \(a) times \(parts)")
      // A target of one class is that class.
      let one = z.indices.map { $0 == a % z.count ? 1.0 : 0 }
      let (soft, hard) = (try subject.ceSoft(z, one), try subject.ceLogits(z, a % z.count))
      try require(
        (Rational(soft) - Rational(hard)).magnitude <= soft.slack() + hard.slack(),
        "\(soft) and \(hard) are losses of one class")
    },
    Law(
      138, .softmax, "the smoothed cross-entropy is within 1 ulp",
      states: "(1 − ε)·CE_c + (ε/n)·Σ CE_j is within 1 ulp for 0 ≤ ε ≤ 1", .certified,
      holds: [.ceSmoothed],
      for: tuple(.classified, .oneOf([.elements([0, 1, 0.5, 0.1, 0x1p-60]), .shares]))
    ) { subject, input in
      let (example, epsilon) = input
      try assume(epsilon == 0 || !example.z.contains(-.infinity))
      let losses = try EnclosedSoftmax(example.z).crossEntropies()
      let share = try Real.rational(Rational(epsilon))
      let exact = try decided {
        let own = try EnclosedSoftmax(example.z).crossEntropy(example.target)
        let mean = try Real.sum(losses) / .rational(Rational(losses.count))
        return try (.one - share) * own + share * mean
      }
      try subject.hold(
        .ceSmoothed, subject.ceSmoothed(example.z, example.target, epsilon), to: exact)
    },
  ]
}

/// Logits with a class that is not deleted.
struct ClassifiedLogits: Sendable {
  let z: [Double]
  let target: Int
}

extension Generator where Value == ClassifiedLogits {
  /// Any logits with a class.
  static var classified: Generator {
    Generator<[Double]>.oneOf([.logits(), .deletedLogits()]).flatMap { z in
      Generator<Int>.elements(z.indices.filter { z[$0] > -.infinity }).map {
        ClassifiedLogits(z: z, target: $0)
      }
    }
  }
}

/// Logits with targets, 0 where a logit is deleted.
struct TargetedLogits: Sendable {
  let z: [Double]
  let y: [Double]
}

extension Generator where Value == TargetedLogits {
  /// Any logits with targets.
  static var targeted: Generator {
    Generator<[Double]>.oneOf([.logits(), .deletedLogits()]).flatMap { z in
      Generator<[Double]>.targets(exactly: z.count).map { y in
        TargetedLogits(z: z, y: zip(z, y).map { $0 == -.infinity ? 0 : $1 })
      }
    }
  }
}
