extension Law {
  /// Attention, in heads, with masks and caches, and the contrastive loss of pairs.
  static let attentionLaws: [Law] =
    attentionScoreLaws + attentionWeightLaws + attentionValueLaws + attentionMaskLaws
    + attentionOrderLaws + multiHeadLaws + contrastiveLaws + attentionRefusalLaws
}
