import Exact

extension Certificate {
  /// How the equality of two formulas comes down to that of others, the parts.
  ///
  /// | reduction | parts | because |
  /// |---|---|---|
  /// | `cases y` | each number of the finite domain in place of y | these are all numbers of y |
  /// | `pieces x (-inf, 0]; [0, inf)` | each domain for x | together they hold the domain of x |
  /// | `residues n 2` | 2·n and 2·n + 1 for n, over the numbers that give those of n | every whole number is one of these |
  /// | `extrema` | all maxima, and minima, of the same numbers in one order, each once | their order does not matter |
  /// | `corners x` | inside of its interval, what magnitudes and extrema come to there; the ends where these may jump | what has one sign is its magnitude, or the negative of it |
  /// | `cells` with trees `sign (- x y)` | both sides in each cell of signs of the trees, without the corners that these tell | each point at which both sides have values is in a cell |
  /// | `root r e` | r = e²; \|e\| for √r on both sides | √(e²) = \|e\|, and e has a value wherever both sides have |
  /// | `radicand u` | both sides without the corners that u ≥ 0 tells | a root, a power or a logarithm of u stands on a side |
  /// | `wholes` | both sides with whole parts in their plainest form | ⌊u + w⌋ = ⌊u⌋ + w, ⌊(⌊u⌋ + w)/n⌋ = ⌊(u + w)/n⌋, ⌊n·u⌋ = ⌊u⌋ + … + ⌊u + (n − 1)/n⌋ |
  /// | `within x [-1, 1]` | that domain for x | one side has no value anywhere else |
  /// | `substitution x (+ x y)` | that tree for x | x is any real number, and a·x + b with a ≠ 0 is any |
  /// | `order x y` | x + y for x, and x + y for y, the rest from 0 on | x ≥ y or y ≥ x |
  /// | `shares p q r` | (1 − p)·q for q, (1 − p)·(1 − q) for r | each takes a share, from 0 to 1, of what is left |
  /// | `replacement u v` | u = v; u for v on the right side | where both sides have values, so have u and v |
  /// | `naming t u (0, 1)` | t for u on both sides | what holds for all numbers does so for the values of u |
  /// | `splitting s r` | the first or the last term and r for s on both sides | the sum, or product, s has that term and r, and is not empty |
  /// | `shifting s j c d` | j from c to d in place of the index of s, on both sides | the sum, or product, s has the same terms |
  /// | `turning s j c d` | the same from the last term to the first one | their order does not matter |
  /// | `exchange s r` | r for s on both sides | of two sums in one another either may be the outer one |
  /// | `binomials s` | its value for s on both sides | Σ C(n, k)·aᵏ·bⁿ⁻ᵏ = (a + b)ⁿ, and its derivatives by a |
  /// | `image t (tan t) pi (-1/2, 1/2)` | that function of both sides | both lie where it takes each value once |
  /// | `exponents` | the sums of the exponents of all exponentials that are factors; the other factors | e^a·e^b = e^(a + b) |
  /// | `derivatives` | the derivatives by each variable; the values at a point | a function on a box with derivatives 0 is constant |
  /// | `induction n difference` | the values at the first n; what both change by from n to n + 1 | by induction |
  public enum Reduction: Hashable, Sendable {
    /// Each number of a finite domain in place of a variable.
    case cases(String)
    /// The domain of a variable in pieces.
    case pieces(String, [Domain])
    /// The numbers that leave each residue of a divisor in place of a whole variable.
    case residues(String, of: Int)
    /// Maxima and minima with their arguments in one order.
    case extrema
    /// The interval of the only variable, inside of which what has one sign has no corners.
    case corners(String)
    /// The signs of some trees, which tell what corners are.
    case cells([Tree])
    /// The magnitude of a tree for the root of what is its square.
    case root(of: Tree, Tree)
    /// A tree that is not below 0 where both sides have values, as a root of it stands in one of them.
    case radicand(Tree)
    /// Whole parts in their plainest form.
    case wholes
    /// A smaller interval of a variable, outside of which one side has no value.
    case within(String, Domain)
    /// A real variable in terms of another one, which has its name: a·x + b with b free of x.
    case substitution(String, Tree)
    /// Two variables with all numbers from one number up, or down: the one is at least, or at most, the other.
    case order(String, String)
    /// The shares of a group: each but the last takes a part, from 0 to 1, of what those before it leave of 1.
    case shares([String])
    /// A tree of the left side takes the place of one of the right side.
    case replacement(Tree, for: Tree)
    /// A new variable for a tree, whose values lie in the domain.
    case naming(String, Tree, Domain)
    /// A sum, or a product over an index, without its first or last term, which stands before it.
    case splitting(Tree, Tree)
    /// Another index for that of a sum, or of a product, which is a constant and that index, or less it.
    case reindexing(Tree, over: String, from: Tree, to: Tree, isTurned: Bool)
    /// A sum of sums, or a product of products, with the inner one outside.
    case exchange(Tree, Tree)
    /// A sum of binomial coefficients and powers, which has its value by the binomial theorem.
    case binomials(Tree)
    /// A function of a new name, which takes each value once on a domain in which both sides lie.
    case image(String, Tree, Domain)
    /// Exponentials that are factors apart from the other ones.
    case exponents
    /// The derivatives, and the values at a point.
    case derivatives(at: [Value])
    /// Induction over a whole variable with a least number.
    case induction(String, by: Change)

    /// The trees that are brought in.
    var trees: [Tree] {
      switch self {
      case .substitution(_, let tree), .naming(_, let tree, _), .radicand(let tree),
        .binomials(let tree):
        [tree]
      case .replacement(let tree, let replaced): [tree, replaced]
      case .splitting(let whole, let rest): [whole, rest]
      case .reindexing(let whole, _, let from, let to, _): [whole, from, to]
      case .exchange(let whole, let exchanged): [whole, exchanged]
      case .cells(let trees): trees
      case .root(let radicand, let base): [radicand, base]
      case .cases, .pieces, .within, .order, .shares, .exponents, .derivatives, .induction,
        .residues, .extrema, .corners, .image, .wholes:
        []
      }
    }

    /// What is compared from a number to the next one.
    public enum Change: String, Hashable, Sendable, CaseIterable {
      /// Both sides change by the same amount.
      case difference
      /// Both sides change by the same factor, and the right one is nowhere zero.
      case ratio
    }
  }

  /// Two formulas over declared names, which a part shows to be equal.
  package struct Question: Hashable, Sendable {
    /// The variables.
    package var variables: [Variable]
    /// The families.
    package var families: [Family]
    /// The variables that are the probabilities of a distribution.
    package var groups: [[String]]
    /// The left formula.
    package var left: Tree
    /// The right formula.
    package var right: Tree

    /// The question whether two formulas are equal.
    package init(
      variables: [Variable], families: [Family], groups: [[String]] = [], left: Tree, right: Tree
    ) {
      self.variables = variables
      self.families = families
      self.groups = groups
      self.left = left
      self.right = right
    }

    /// The variable of a name.
    package func variable(_ name: String) -> Variable? { variables.first { $0.name == name } }

    /// The question with another domain of a variable, which is then in no group: more points are asked for.
    package func with(_ name: String, in domain: Domain) -> Question {
      var question = self
      question.variables = variables.map { $0.name == name ? Variable(name, domain) : $0 }
      question.groups = groups.filter { !$0.contains(name) }
      return question
    }

    /// The question with a tree for a variable on both sides; the variable is then in no group.
    package func substituting(_ name: String, _ tree: Tree) -> Question {
      var question = self
      question.left = left.substituting(name, tree)
      question.right = right.substituting(name, tree)
      question.groups = groups.filter { !$0.contains(name) }
      return question
    }

    /// The names that occur on either side.
    package var names: Set<String> { Set(left.names + right.names) }

    /// A name that is brought in may stand for nothing in the question.
    ///
    /// - Throws: `CertificateError.meaning` where it does.
    func checkIsNew(_ name: String) throws(CertificateError) {
      guard variable(name) == nil, !families.contains(where: { $0.name == name }),
        !left.allNames.union(right.allNames).contains(name)
      else { throw .meaning(.variable(name), .twice(name)) }
    }

    /// A tree that is brought in may name variables and families of the question, and nothing else: an index of a
    /// sum would be caught by it.
    ///
    /// - Throws: `CertificateError.reduction` with another name.
    func checkNames(of tree: Tree) throws(CertificateError) {
      for name in tree.freeNames.sorted() where variable(name) == nil {
        throw .reduction(.variable(name, expected: "variable"))
      }
      for name in tree.familyNames.sorted() where !families.contains(where: { $0.name == name }) {
        throw .reduction(.variable(name, expected: "family"))
      }
    }
  }
}
