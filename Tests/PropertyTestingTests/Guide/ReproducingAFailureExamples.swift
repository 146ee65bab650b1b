import Foundation
import PropertyTesting
import Testing

enum ReproducingAFailureExamples: GuideExamples {
  static func outputs() throws -> [String] {
    try [drawn(), replayed(), stored()]
  }

  private static func drawn() -> String {
    let numbers = Generator<Int>.integers(in: 0...100_000)
    let verdict = check(numbers) { $0 < 4_711 }
    return verdict.report
  }

  private static func replayed() throws -> String {
    let numbers = Generator<Int>.integers(in: 0...100_000)
    let verdict = check(numbers) { $0 < 4_711 }
    let found = try #require(verdict.counterexample)
    let caseNumber = try #require(found.caseNumber)

    let value = replay(numbers, seed: verdict.seed, caseNumber: caseNumber)
    #expect(value == found.original)

    let blob = try Blob("touchstone1:i4711:a2aa")
    let again = check(numbers, Settings(replay: blob)) { $0 < 4_711 }
    #expect(again.counterexample?.value == 4_711 && "\(blob)" == "\(found.blob)")
    return again.report
  }

  private static func stored() throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "touchstone-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let numbers = Generator<Int>.integers(in: 0...100_000)

    let store = FailureStore(folder: folder, regressions: "Tests/Regressions")
    let settings = Settings(test: "NumberTests/small()@12", store: store)
    let first = check(numbers, settings) { $0 < 4_711 }
    let second = check(numbers, settings) { $0 < 4_711 }
    #expect(first.cases > 0 && second.cases == 0 && second.statistics.stored == 1)
    #expect(second.counterexample?.value == first.counterexample?.value)

    let failures = "\(folder)/failures"
    let files = try FileManager.default.contentsOfDirectory(atPath: failures)
    #expect(files.count == 1)
    // The folder as it is serves for one of regressions.
    let regressions = FailureStore(folder: nil, regressions: failures)
    let elsewhere = Settings(test: "NumberTests/small()@20", store: regressions)
    #expect(check(numbers, elsewhere) { $0 < 4_711 }.statistics.stored == 1)
    return try String(contentsOfFile: "\(failures)/\(files[0])", encoding: .utf8)
  }
}
