#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Memory for the choices of a case that outlives the process.
///
/// A trap in a property ends the process, and nothing can be written then. So the choices are
/// recorded in a file that is mapped into memory: the system keeps what was stored there, and the
/// next run finds it. Recording costs no more than it does without. The file is locked as long as
/// its process lives, so that a file whose lock is free was left behind.
@usableFromInline
final class Journal {
  /// The version of the layout below.
  private static let version: UInt32 = 1
  private static let magic: UInt32 = 0x314A_5354
  // The header, the state of the case, the name of the test, the choices, the units of texts.
  private static let stateOffset = 64
  private static let nameOffset = 256
  private static let choicesOffset = 4096
  private static let longestName = choicesOffset - nameOffset
  private static let unitsOffset =
    choicesOffset + Source.capacity * MemoryLayout<Choice>.stride
  /// Each text stands as its length and its units; there are at most `capacity` of either.
  private static let size =
    unitsOffset + 2 * Source.capacity * MemoryLayout<UInt32>.stride

  private let base: UnsafeMutableRawPointer
  private let file: Int32
  private let path: String

  /// Where the choices are recorded.
  var choices: UnsafeMutablePointer<Choice> {
    (base + Self.choicesOffset).assumingMemoryBound(to: Choice.self)
  }
  /// Where the state of the case is kept.
  var state: UnsafeMutablePointer<CaseState> {
    (base + Self.stateOffset).assumingMemoryBound(to: CaseState.self)
  }

  /// A journal in a folder for the cases of a test; nothing where it cannot be made.
  init?(folder: String, test: String) {
    guard StoredFiles.makeFolder(folder) else { return nil }
    var number = 0
    var opened: Int32 = -1
    var name = ""
    while opened < 0, number < 1_000 {
      name = "\(folder)/\(getpid())-\(number).journal"
      opened = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      number += 1
    }
    guard opened >= 0 else { return nil }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0, ftruncate(opened, off_t(Self.size)) == 0,
      Self.reserve(opened),
      let memory = mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, opened, 0),
      memory != MAP_FAILED
    else {
      close(opened)
      unlink(name)
      return nil
    }
    (base, file, path) = (memory, opened, name)
    let bytes = Array(test.utf8.prefix(Self.longestName))
    base.storeBytes(of: Self.magic, as: UInt32.self)
    base.storeBytes(of: Self.version, toByteOffset: 4, as: UInt32.self)
    let stride = UInt32(MemoryLayout<Choice>.stride)
    base.storeBytes(of: stride, toByteOffset: 8, as: UInt32.self)
    base.storeBytes(of: UInt32(bytes.count), toByteOffset: 12, as: UInt32.self)
    base.storeBytes(of: Int64(getpid()), toByteOffset: 16, as: Int64.self)
    (base + Self.nameOffset).copyMemory(from: bytes, byteCount: bytes.count)
  }

  /// Takes the room of the file on the disk; storing into a mapping that has none would end the
  /// process.
  private static func reserve(_ file: Int32) -> Bool {
    #if canImport(Glibc)
      posix_fallocate(file, 0, off_t(size)) == 0
    #else
      true
    #endif
  }

  deinit {
    munmap(base, Self.size)
    unlink(path)
    close(file)
  }

  /// Records the units of a text; the choice itself holds a reference, which ends with the process.
  func write(_ ranks: [UInt32]) {
    let used = state.pointee.units
    guard used + ranks.count + 1 <= 2 * Source.capacity else { return }
    let units = (base + Self.unitsOffset).assumingMemoryBound(to: UInt32.self) + used
    units.pointee = UInt32(ranks.count)
    for (place, rank) in ranks.enumerated() { units[place + 1] = rank }
    state.pointee.units = used + ranks.count + 1
  }

  /// What a process left behind that ended in the middle of a case.
  struct Remains {
    /// The file, which is still there.
    let path: String
    /// The test whose case it was.
    let test: String
    /// The process.
    let process: Int
    /// Whether the property was being run, and not the generator.
    let isJudged: Bool
    /// The choices that the case had made.
    let choices: [Choice]
  }

  /// What was left behind in a folder by tests of one name, in the order of the files' names;
  /// files that nobody can read any more are removed.
  static func remains(in folder: String, test: String) -> [Remains] {
    var found: [Remains] = []
    for name in StoredFiles.names(in: folder) where name.hasSuffix(".journal") {
      let path = "\(folder)/\(name)"
      guard isLeftBehind(path) else { continue }
      guard let bytes = StoredFiles.read(path), let remains = remains(bytes, path) else {
        StoredFiles.remove(path)
        continue
      }
      if remains.test == test { found.append(remains) }
    }
    return found
  }

  private static func isLeftBehind(_ path: String) -> Bool {
    let file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    return flock(file, LOCK_EX | LOCK_NB) == 0
  }

  /// What a journal holds; nothing if it is none, or no case was being run.
  static func remains(_ bytes: [UInt8], _ path: String) -> Remains? {
    bytes.withUnsafeBytes { (memory) -> Remains? in
      let stride = MemoryLayout<Choice>.stride
      guard memory.count == size, memory.loadUnaligned(as: UInt32.self) == magic,
        memory.loadUnaligned(fromByteOffset: 4, as: UInt32.self) == version,
        memory.loadUnaligned(fromByteOffset: 8, as: UInt32.self) == UInt32(stride)
      else { return nil }
      let length = Int(memory.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
      let state = memory.loadUnaligned(fromByteOffset: stateOffset, as: CaseState.self)
      guard length <= longestName, (0...Source.capacity).contains(state.count),
        state.phase != CaseState.Phase.idle.rawValue
      else { return nil }
      let name = memory[nameOffset..<(nameOffset + length)]
      var units = unitsOffset
      var choices: [Choice] = []
      for place in 0..<state.count {
        guard let choice = choice(memory, choicesOffset + place * stride, &units) else {
          return nil
        }
        choices.append(choice)
      }
      return Remains(
        path: path, test: String(decoding: name, as: UTF8.self),
        process: Int(memory.loadUnaligned(fromByteOffset: 16, as: Int64.self)),
        isJudged: state.phase == CaseState.Phase.judging.rawValue, choices: choices)
    }
  }

  /// The choice at an offset, read field by field: its reference to a text means nothing here.
  private static func choice(
    _ memory: UnsafeRawBufferPointer, _ offset: Int, _ units: inout Int
  ) -> Choice? {
    func field<Field: BitwiseCopyable>(_ path: KeyPath<Choice, Field>) -> Field? {
      MemoryLayout<Choice>.offset(of: path).map {
        memory.loadUnaligned(fromByteOffset: offset + $0, as: Field.self)
      }
    }
    guard let kindPlace = MemoryLayout<Choice>.offset(of: \.kind),
      let kind = Choice.Kind(rawValue: memory[offset + kindPlace]),
      let bits = field(\.bits), let lower = field(\.lower), let upper = field(\.upper),
      let flagPlace = MemoryLayout<Choice>.offset(of: \.permitsNaN)
    else { return nil }
    let choice = Choice(
      bits: bits, lower: lower, upper: upper, kind: kind,
      permitsNaN: memory[offset + flagPlace] & 1 == 1)
    guard kind == .bytes || kind == .string else { return choice }
    guard units + 4 <= memory.count else { return nil }
    let count = Int(memory.loadUnaligned(fromByteOffset: units, as: UInt32.self))
    guard count <= Source.capacity, units + 4 * (count + 1) <= memory.count else { return nil }
    let ranks = (1...(count + 1)).dropLast().map {
      memory.loadUnaligned(fromByteOffset: units + 4 * $0, as: UInt32.self)
    }
    units += 4 * (count + 1)
    return choice.with(ranks: ranks)
  }
}
