import Foundation
import Laws
import PropertyTesting
import Subjects
import Testing

@Suite struct CoreLawTests {
  @Test(arguments: Law.all)
  func `the core obeys the law`(_ law: Law) throws {
    let environment = ProcessInfo.processInfo.environment
    let settings = try Settings().following { environment[$0] }
    let report = law.check(.core, settings)
    #expect(report.fault == nil, "\(law): \(law.statement)")
  }

  @Test func `the core has every function, and each is held to its exact value by a law`() {
    #expect(Subject.core.functions == Function.all)
    let held = Set(Law.all.flatMap(\.holds))
    #expect(Function.all.filter { !held.contains($0) } == [])
  }

  @Test func `each number of the catalogue has its law`() {
    let numbers = Set(Law.all.map(\.number))
    let wanted = Set(1...189)
    #expect(wanted.subtracting(numbers).sorted() == [])
  }
}
