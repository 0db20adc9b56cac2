using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Paseban.Assistance.Accounts;
using Paseban.Storage;
using Paseban.Web.SignIn;

namespace Paseban.Tests.Pages;

/// <summary>Every page, every role: allowed or refused as docs/operating/pages.md says.</summary>
public sealed class PageTableTests
{
    private const string Table = "docs/operating/pages.md";

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly Role[] Staff = [.. Enum.GetValues<Role>().Where(role => role != Role.Citizen)];

    [Fact]
    public async Task Pages_OfBothSites_StandInTheTableWithTheirRoles()
    {
        var text = new StringBuilder("""
            # Pages

            Every page and who may open it, made from the pages themselves (`PASEBAN_ACCEPT=1 ./paseban test pages --filter
            PageTable`). A reader with areas sees only what lies in them.

            | site | address | who |
            |---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var site in new[] { WebSite.Portal, WebSite.Office })
        {
            await using var running = await Site.OfNothingAsync(site, Engine.Sqlite);
            foreach (var (address, right) in PageList.Of(running))
                text.Append(Invariant, $"| {site} | `{address}` | {Words(right, site)} |\n");
        }

        var path = RepositoryRoot.Of(Table);
        if (Environment.GetEnvironmentVariable("PASEBAN_ACCEPT") == "1") await File.WriteAllTextAsync(path, text.ToString(), Stop);
        Assert.True(File.Exists(path), $"{Table} is missing. Make it with PASEBAN_ACCEPT=1.");
        Assert.Equal(await File.ReadAllTextAsync(path, Stop), text.ToString());
    }

    [Fact]
    public async Task Get_OfEveryOfficePage_IsAllowedOrRefusedByRole()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        var wrong = new List<string>();
        foreach (var role in Staff)
        {
            using var reader = await Reader.OfAsync(site, role);
            foreach (var (address, right) in PageList.Of(site))
            {
                using var answer = await reader.RawAsync(Example(address));
                var allowed = right.Roles is null || right is SignedInOnlyAttribute || right.Roles.Contains(role);
                var refused = answer.StatusCode == HttpStatusCode.Forbidden;
                if (refused == allowed) wrong.Add($"{RoleNames.Of(role)} at {address}: {(int)answer.StatusCode}");
                if ((int)answer.StatusCode >= 500) wrong.Add($"{RoleNames.Of(role)} at {address}: a fault");
            }
        }
        Assert.Equal([], wrong);
    }

    [Theory]
    [InlineData(WebSite.Portal, "/masuk")]
    [InlineData(WebSite.Office, "/sign-in")]
    public async Task Get_OfEveryPageWithARight_LeadsAStrangerToSignIn(WebSite kind, string signIn)
    {
        await using var site = await Site.OfNothingAsync(kind, Engine.Sqlite);
        using var stranger = new Reader(site);
        var closed = PageList.Of(site).Where(page => page.Right.Roles is not null).Select(page => page.Address).ToList();
        foreach (var address in closed)
        {
            var shown = await stranger.GetAsync(Example(address));
            Assert.True(shown.Path.Split('?')[0] == signIn, $"{address} showed {shown.Path} to a stranger.");
        }
        Assert.NotEmpty(closed);
    }

    /// <summary>An address with something in its places: nothing of that name exists, so the answer is 404 where it is allowed.</summary>
    private static string Example(string template) => Regex.Replace(template, @"\{[^}]*\}", place => place.Value switch
    {
        var year when year.Contains(":range(2", StringComparison.Ordinal) => "2024",
        var code when code.Contains(":length(4)", StringComparison.Ordinal) => "9999",
        var number when number.Contains(":int", StringComparison.Ordinal) || number.Contains(":long", StringComparison.Ordinal) => "7",
        _ => "NOTHING-0",
    });

    /// <summary>Of the roles that may, those who can sign in here: citizens at the portal, the staff in the office.</summary>
    private static string Words(RightAttribute right, WebSite site) => right switch
    {
        OpenToAllAttribute => "anyone",
        SignedInOnlyAttribute => "anyone signed in",
        _ => RoleNames.Of(right.Roles!.Where(role => role == Role.Citizen == (site == WebSite.Portal))),
    };
}
