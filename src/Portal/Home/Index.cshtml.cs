using Paseban.Web.Hosting;
using Paseban.Web.SignIn;

namespace Paseban.Portal.Home;

[OpenToAll]
public sealed class IndexModel : WebPage;
