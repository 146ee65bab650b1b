import PropertyTesting

/// A queue in a ring of one slot more than it holds; an off-by-one lets the place of reading wrap
/// around one slot early.
struct RingQueue: StateMachine {
  static let capacity = 2
  var isWrong = true

  enum Command: Sendable, Equatable {
    case dequeue
    case enqueue(Int)
  }

  struct System {
    let isWrong: Bool
    var slots = [Int](repeating: 0, count: RingQueue.capacity + 1)
    var reading = 0
    var writing = 0

    mutating func enqueue(_ value: Int) {
      slots[writing] = value
      writing = (writing + 1) % slots.count
    }

    mutating func dequeue() -> Int {
      defer { reading = (reading + 1) % (isWrong ? slots.count - 1 : slots.count) }
      return slots[reading]
    }
  }

  let initialModel: [Int] = []
  func makeSystem() -> System { System(isWrong: isWrong) }
  func commands(in model: [Int]) -> Generator<Command> {
    .oneOf([.just(.dequeue), Generator<Int>.integers.map { .enqueue($0) }])
  }
  func permits(_ command: Command, in model: [Int]) -> Bool {
    switch command {
    case .dequeue: !model.isEmpty
    case .enqueue: model.count < Self.capacity
    }
  }
  func advance(_ model: inout [Int], by command: Command) {
    switch command {
    case .dequeue: model.removeFirst()
    case .enqueue(let value): model.append(value)
    }
  }
  func run(_ command: Command, on system: inout System) -> Int? {
    switch command {
    case .dequeue: return system.dequeue()
    case .enqueue(let value):
      system.enqueue(value)
      return nil
    }
  }
  func accepts(_ response: Int?, to command: Command, in model: [Int]) -> Bool {
    response == (command == .dequeue ? model.first : nil)
  }
}

/// A counter, which is an object and keeps seven bits.
struct SevenBitCounter: StateMachine {
  enum Command: Sendable {
    case reset
    case add(Int)
  }

  final class System {
    private(set) var value = 0
    func reset() { value = 0 }
    func add(_ amount: Int) { value = (value + amount) & 127 }
  }

  let initialModel = 0
  func makeSystem() -> System { System() }
  func commands(in model: Int) -> Generator<Command> {
    .oneOf([.just(.reset), Generator<Int>.integers(in: 0...50).map { .add($0) }])
  }
  func advance(_ model: inout Int, by command: Command) {
    switch command {
    case .reset: model = 0
    case .add(let amount): model += amount
    }
  }
  func run(_ command: Command, on system: inout System) {
    switch command {
    case .reset: system.reset()
    case .add(let amount): system.add(amount)
    }
  }
  func agrees(_ system: System, with model: Int) -> Bool { system.value == model }
}

/// A set of the two keys that were used last; looking a key up does not count as use, though it
/// should.
struct RecentKeys: StateMachine {
  var isWrong = true

  enum Command: Sendable {
    case get(Int)
    case put(Int)
  }

  final class System {
    private var keys: [Int] = []
    private let isWrong: Bool

    init(isWrong: Bool) { self.isWrong = isWrong }

    func get(_ key: Int) -> Bool {
      guard let place = keys.firstIndex(of: key) else { return false }
      if !isWrong { keys.append(keys.remove(at: place)) }
      return true
    }

    func put(_ key: Int) -> Bool {
      keys.removeAll { $0 == key }
      if keys.count == 2 { keys.removeFirst() }
      keys.append(key)
      return true
    }
  }

  /// The keys in the order of their last use, all that were ever put.
  let initialModel: [Int] = []
  func makeSystem() -> System { System(isWrong: isWrong) }
  func commands(in model: [Int]) -> Generator<Command> {
    let keys = Generator<Int>.integers(in: 0...5)
    return .oneOf([keys.map { .get($0) }, keys.map { .put($0) }])
  }
  func advance(_ model: inout [Int], by command: Command) {
    switch command {
    case .get(let key) where !model.suffix(2).contains(key): break
    case .get(let key), .put(let key):
      model.removeAll { $0 == key }
      model.append(key)
    }
  }
  func run(_ command: Command, on system: inout System) -> Bool {
    switch command {
    case .get(let key): system.get(key)
    case .put(let key): system.put(key)
    }
  }
  func accepts(_ response: Bool, to command: Command, in model: [Int]) -> Bool {
    switch command {
    case .get(let key): response == model.suffix(2).contains(key)
    case .put: response
    }
  }
}

/// Files that are opened and closed; closing one closes the next one too.
struct Handles: StateMachine {
  struct NotOpen: Error {}

  enum Command: Sendable {
    case open
    case use(Int)
    case close(Int)
  }

  struct System { var isOpen: [Bool] = [] }

  /// Whether each file is open, in the order in which they were opened.
  let initialModel: [Bool] = []
  func makeSystem() -> System { System() }
  func commands(in model: [Bool]) -> Generator<Command> {
    // No file is there to begin with, and then the two last alternatives have nothing to draw.
    let files = Generator<Int>.elements(model.indices.filter { model[$0] })
    return .oneOf([.just(.open), files.map { .use($0) }, files.map { .close($0) }])
  }
  func permits(_ command: Command, in model: [Bool]) -> Bool {
    switch command {
    case .open: model.count < 10
    case .use(let file), .close(let file): model.indices.contains(file) && model[file]
    }
  }
  func advance(_ model: inout [Bool], by command: Command) {
    switch command {
    case .open: model.append(true)
    case .use: break
    case .close(let file): model[file] = false
    }
  }
  func run(_ command: Command, on system: inout System) throws {
    switch command {
    case .open: system.isOpen.append(true)
    case .use(let file): guard system.isOpen[file] else { throw NotOpen() }
    case .close(let file):
      system.isOpen[file] = false
      if file + 1 < system.isOpen.count { system.isOpen[file + 1] = false }
    }
  }
}
