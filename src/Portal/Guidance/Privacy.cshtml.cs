namespace Paseban.Portal.Guidance;

/// <summary>What is kept of a person, who sees it, and which rights the law on personal data gives.</summary>
[OpenToAll]
public sealed class PrivacyModel : WebPage;
