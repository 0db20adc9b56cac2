namespace Paseban.Portal.Guidance;

/// <summary>How to register without a telephone of one's own: at the counter, or at home.</summary>
[OpenToAll]
public sealed class HelpModel : WebPage;
