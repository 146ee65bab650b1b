/// The choices of the cases that were run, as a tree, which knows when no other case is left.
///
/// A node is a choice under the choices before it; its children are the values that it took. A node
/// is exhausted when each value that is permitted there leads to a case that was run. So a domain
/// that has few cases is run as a whole, and the property is proved on it. The tree is bounded: it is
/// dropped as soon as it is full, or meets a choice with more values than it has room for.
struct NoveltyTree {
  /// The most nodes.
  static let capacity = 10_000

  private struct Node {
    /// The choice as it was made first; its bounds hold for every value.
    let choice: Choice
    /// How many values are permitted.
    let members: Int
    /// The child of each value that was taken, by its bits.
    var children: [UInt64: Int32] = [:]
    /// How many children are exhausted.
    var exhausted = 0
    /// All values before this one, in the order of `Choice.member`, lead to exhausted children.
    var firstOpen = 0
  }

  /// The child that stands for the end of a case.
  private static let leaf: Int32 = -1

  private var nodes: [Node] = []
  private var root: Int32?
  /// Whether the tree has been given up.
  private(set) var isDropped = false
  /// Whether a generator made another choice after the same ones, so that it depends on more than
  /// its choices.
  private(set) var isContradicted = false
  /// How many cases that differ have a value that the property says something about.
  private(set) var inputs = 0
  /// Whether a case needed more choices than there are, so that its values were not all run.
  private var isCut = false
  private var isRootExhausted = false

  /// Whether every case of the generator was run.
  var isExhausted: Bool { isRootExhausted && !isDropped && !isCut && !isContradicted }

  /// Adds a case that was run.
  mutating func insert(
    _ choices: UnsafeBufferPointer<Choice>, isInput: Bool, isOverrun: Bool = false
  ) {
    guard !isDropped, !isRootExhausted else { return }
    if isOverrun { isCut = true }
    var path: [(node: Int, bits: UInt64)] = []
    path.reserveCapacity(choices.count)
    var next = root
    for (depth, choice) in choices.enumerated() {
      let index: Int
      if let next {
        guard next != Self.leaf, nodes[Int(next)].choice.hasSameBounds(as: choice) else {
          isContradicted = true
          return drop()
        }
        index = Int(next)
      } else {
        let members = choice.memberCount
        guard members <= Self.capacity, nodes.count < Self.capacity else { return drop() }
        nodes.append(Node(choice: choice, members: Int(members)))
        index = nodes.count - 1
        if depth == 0 {
          root = Int32(index)
        } else if let last = path.last {
          nodes[last.node].children[last.bits] = Int32(index)
        }
      }
      path.append((index, choice.bits))
      next = nodes[index].children[choice.bits]
    }
    guard next == nil else {
      // The case ends where another one went on, or it was run before.
      if next != Self.leaf {
        isContradicted = true
        drop()
      }
      return
    }
    if isInput { inputs += 1 }
    guard let last = path.last else {
      isRootExhausted = true
      return
    }
    nodes[last.node].children[last.bits] = Self.leaf
    for place in path.reversed() {
      nodes[place.node].exhausted += 1
      guard nodes[place.node].exhausted == nodes[place.node].members else { return }
    }
    isRootExhausted = true
  }

  /// The beginning of a case that was not run, the simplest values first; nothing if none is left.
  mutating func novelPrefix() -> [Choice]? {
    guard !isDropped, !isRootExhausted else { return nil }
    guard var index = root.map(Int.init) else { return [] }
    var prefix: [Choice] = []
    while true {
      var found: (choice: Choice, child: Int32?)?
      while nodes[index].firstOpen < nodes[index].members {
        let choice = nodes[index].choice.member(nodes[index].firstOpen)
        let child = nodes[index].children[choice.bits]
        if let child, isClosed(child) {
          nodes[index].firstOpen += 1
        } else {
          found = (choice, child)
          break
        }
      }
      guard let found else { return nil }
      prefix.append(found.choice)
      guard let child = found.child else { return prefix }
      index = Int(child)
    }
  }

  private func isClosed(_ child: Int32) -> Bool {
    child == Self.leaf || nodes[Int(child)].exhausted == nodes[Int(child)].members
  }

  /// Gives the tree up.
  mutating func drop() {
    isDropped = true
    nodes = []
    root = nil
  }
}
