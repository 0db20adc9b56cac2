namespace Paseban.Portal.Home;

[OpenToAll]
public sealed class IndexModel : WebPage;
