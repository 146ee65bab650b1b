import Laws
import Testing

@Suite struct VectorLawsTests {
  @Test(arguments: Law.all.filter { $0.section == .vectors || $0.section == .cosine })
  func `exact arithmetic obeys the laws of vectors`(_ law: Law) {
    #expect(law.check(.exactVectors).fault == nil)
  }
}
