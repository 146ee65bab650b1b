import Foundation
import Testing

@testable import PropertyTesting

@Suite final class FailureStoreTests {
  /// A folder for each test, removed in the end.
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "touchstone-\(UUID().uuidString)").path

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The first value that a check runs.
  private final class First {
    var value: Int?
    func hears(_ other: Int) { value = value ?? other }
  }

  private static let numbers = Generator<Int>.integers(in: 0...1_000_000)

  @Test func `a failure is the first case of the next run, until it holds`() throws {
    let settings = Settings(test: "Suite/test()@7", store: FailureStore(folder: folder))
    let first = try #require(check(Self.numbers, settings) { $0 < 1_234 }.counterexample)
    #expect(first.value == 1_234)
    let heard = First()
    let second = check(Self.numbers, settings) {
      heard.hears($0)
      return $0 < 1_234
    }
    #expect(heard.value == 1_234 && second.counterexample?.value == 1_234)
    #expect(second.cases == 0 && second.statistics.stored == 1)
    let third = check(Self.numbers, settings) { _ in true }
    #expect(third.cases == 1_000 && third.statistics.stored == 1)
    let fourth = check(Self.numbers, settings) { _ in true }
    #expect(fourth.statistics.stored == 0)
  }

  @Test func `regressions are run for every property of their test, and are never written`() throws
  {
    let store = FailureStore(folder: nil, regressions: folder)
    let path = "\(folder)/any name.txt"
    try #require(StoredFiles.makeFolder(folder))
    let blob = Blob(try #require(check(Self.numbers) { $0 < 77 }.counterexample).sequence.choices)
    let other = Blob(try #require(check(Self.numbers) { $0 < 88 }.counterexample).sequence.choices)
    let text = "\(other)\n# Suite/other()@3\n\(other)\n\n# Suite/test()@7\nno blob\n\(blob)\n"
    StoredFiles.write(text, to: path)
    for line in [3, 9] {
      let heard = First()
      let settings = Settings(cases: 5, test: "Suite/test()@\(line)", store: store)
      _ = check(Self.numbers, settings) {
        heard.hears($0)
        return $0 < 50
      }
      #expect(heard.value == 77)
    }
    #expect(StoredFiles.read(path).map { String(decoding: $0, as: UTF8.self) } == text)
    #expect(StoredFiles.names(in: folder) == ["any name.txt"])
  }

  @Test func `nothing is kept without a folder or a name, and a folder that is a file is no trap`()
    throws
  {
    try #require(StoredFiles.makeFolder(folder))
    StoredFiles.write("a file", to: "\(folder)/file")
    for store in [FailureStore(folder: nil), FailureStore(folder: "\(folder)/file/below")] {
      let settings = Settings(test: "t", store: store)
      #expect(check(Self.numbers, settings) { $0 < 9 }.counterexample?.value == 9)
    }
    let settings = Settings(store: FailureStore(folder: folder))
    #expect(check(Self.numbers, settings) { $0 < 9 }.counterexample?.value == 9)
    #expect(StoredFiles.names(in: folder) == ["file"])
  }

  @Test func `tests have files of their own`() {
    let names = ["a b", "a.b", "a_b", "A b", "a b "].map(FailureStore.fileName)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.hasSuffix(".txt") && !$0.contains("/") && !$0.contains(" ") })
  }

  @Test func `a journal has the choices of a case while it runs, and is gone afterwards`() throws {
    let store = FailureStore(folder: folder)
    let generator = tuple(
      Generator<Int>.integers, Generator<[UInt8]>.bytes(), Generator<String>.strings(),
      Generator<Double>.anyFloats())
    var wrong: [String] = []
    var files: [String] = []
    let journals = try #require(store.journals)
    let settings = Settings(cases: 40, test: "t", store: store)
    _ = check(generator, settings) { value in
      files = StoredFiles.names(in: journals)
      // The file is locked by this process, so it is read past the lock.
      let path = "\(journals)/\(files.first ?? "")"
      guard let bytes = StoredFiles.read(path), let left = Journal.remains(bytes, path) else {
        wrong.append("no journal")
        return true
      }
      let again = replay(generator, left.choices).map { "\($0)" }
      if again != "\(value)" || left.test != "t" || !left.isJudged { wrong.append("\(value)") }
      return true
    }
    #expect(wrong == [] && files.count == 1)
    #expect(StoredFiles.names(in: journals) == [])
    #expect(store.crashes(of: "t") == [])
  }

  @Test func `a trap leaves the choices of its case behind`() async throws {
    await #expect(processExitsWith: .failure) { [folder = folder as String] in
      let settings = Settings(test: "t", store: FailureStore(folder: folder))
      _ = check(Generator<Int>.integers(in: 0...1_000), settings) { $0 < 900 || [][$0] }
    }
    let store = FailureStore(folder: folder)
    #expect(store.crashes(of: "another test") == [])
    let crashes = store.crashes(of: "t")
    let crash = try #require(crashes.first)
    #expect(crashes.count == 1 && crash.isJudged && crash.process != nil)
    let generator = Generator<Int>.integers(in: 0...1_000)
    #expect(try #require(replay(generator, crash.choices)) >= 900)
    #expect(store.crashes(of: "t") == [])
    let shrunk = try #require(
      shrink(generator, crash.choices, limit: 100) { blob in
        replay(generator, blob.choices).map { $0 >= 900 } ?? false
      })
    #expect(shrunk.value == 900 && shrunk.evaluations <= 100)
    store.keepCrashes([shrunk.blob], of: "t")
    #expect(store.crashes(of: "t").map { replay(generator, $0.choices) } == [900])
  }
}
