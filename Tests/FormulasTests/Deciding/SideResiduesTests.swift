import Certificates
import Exact
import Testing

@testable import Formulas

/// Sides of proofs modulo a prime: what a checker shows to be equal never differs there.
@Suite struct SideResiduesTests {
  private typealias Tree = Certificate.Tree
  private typealias Atom = Certificate.Atom

  private static let x = Tree.name("x")
  private static let k = Tree.name("k")
  private static let half = Tree.quotient(.number(1), .number(2))

  private static func power(_ base: Tree, _ exponent: Int) -> Tree {
    .power(base, .number(Rational(exponent)))
  }

  private static func root(_ above: Int, _ order: Int) -> [Atom] {
    [Atom("k", .power(x, .quotient(.number(Rational(above)), .number(Rational(order)))))]
  }

  private static let equal: [(left: Tree, right: Tree, atoms: [Atom])] = [
    (
      .product([k, k]), .sum([x, .number(1)]), [Atom("k", .apply(.sqrt, [.sum([x, .number(1)])]))]
    ),
    (power(k, 2), power(x, 2), [Atom("k", .apply(.abs, [x]))]),
    (
      power(.name("s"), 2), .difference(.number(1), power(.name("c"), 2)),
      [Atom("c", .apply(.cos, [x])), Atom("s", .apply(.sin, [x]))]
    ),
    (power(k, 3), x, root(1, 3)), (power(k, 6), x, root(1, 6)),
    (power(k, 3), power(x, 2), root(2, 3)),
    (power(k, 5), power(x, -2), root(-2, 5)), (power(k, 12), power(x, 7), root(7, 12)),
    (.product([.number(2), k]), .number(1), [Atom("k", .apply(.cos, [.pi]), value: half)]),
    (power(k, 2), .number(1), [Atom("k", .power(.number(-1), x))]),
    (
      .quotient(.difference(power(x, 2), .number(1)), .difference(x, .number(1))),
      .sum([x, .number(1)]), []
    ),
    // A root of a root.
    (
      power(.name("m"), 4), .sum([x, .number(3)]),
      [
        Atom("k", .apply(.sqrt, [.sum([x, .number(3)])])), Atom("m", .apply(.sqrt, [k])),
      ]
    ),
  ]

  @Test func `sides that are equal by the relations of their atoms do not differ`() {
    let wrong = Self.equal.filter { SideResidues.differ($0.left, $0.right, $0.atoms) }
    #expect(wrong.isEmpty, "\(wrong.map(\.left.text))")
  }

  @Test func `sides that no relation makes equal differ`() {
    let rows: [(left: Tree, right: Tree, atoms: [Atom])] = [
      (.product([.number(2), Self.x]), .product([.number(3), Self.x]), []),
      (Self.power(Self.k, 2), Self.x, Self.root(1, 3)),
      (Self.k, .negative(Self.k), [Atom("k", .apply(.sqrt, [Self.x]))]),
      (.entry("y", [Self.x]), .entry("y", [.sum([Self.x, .number(1)])]), []),
      (.pi, .number(3), []),
    ]
    let wrong = rows.filter { !SideResidues.differ($0.left, $0.right, $0.atoms) }
    #expect(wrong.isEmpty, "\(wrong.map(\.left.text))")
  }

  @Test func `nothing is said of sides with functions left in them`() {
    #expect(!SideResidues.differ(.apply(.exp, [Self.x]), Self.x, []))
    #expect(!SideResidues.differ(.power(Self.x, Self.half), Self.x, []))
  }
}
