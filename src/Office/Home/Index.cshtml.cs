using Paseban.Web.Hosting;
using Paseban.Web.SignIn;

namespace Paseban.Office.Home;

[SignedInOnly]
public sealed class IndexModel : WebPage;
