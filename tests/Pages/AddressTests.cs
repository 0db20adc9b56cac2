using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Paseban.Office;
using Paseban.Portal;

namespace Paseban.Tests.Pages;

/// <summary>No address tells who somebody is: proxies write addresses down, and browsers remember them.</summary>
public sealed partial class AddressTests(DemoWorld world)
{
    private static readonly Assembly[] Sites = [typeof(OfficeSite).Assembly, typeof(PortalSite).Assembly];

    /// <summary>
    /// Every text that a page takes from its address. Whoever adds one here says that it is chosen or counted, or a reference or code of
    /// ours. Names, numbers of people and whatever else is typed about them are sent instead (<see cref="SealedPage{T}"/>).
    /// </summary>
    private static readonly HashSet<string> Harmless =
    [
        // References and codes of ours, in the path or as a filter.
        "reference", "id", "ids", "group", "code", "name", "programme", "step", "by", "finding", "list", "meeting", "other", "payment",
        "person", "rankings", "run", "subject", "wave", "with",
        // Areas and times.
        "area", "kelurahan", "di", "month", "tahun", "through", "year",
        // Chosen from a list.
        "all", "check", "cohort", "door", "effect", "holdreason", "kind", "mine", "outcome", "reason", "source", "stage",
        "standing", "state", "status", "unsettled", "waits",
        // Figures of a what-if.
        "amount", "decile", "quota",
        // The place in a list, the way back, and what is sealed.
        "after", "lewati", "sesudah", "kembali", "sought",
    ];

    [Fact]
    public void Pages_OfBothSites_TakeNothingFromAnAddressThatTellsWhoSomebodyIs()
    {
        var taken = Sites.SelectMany(site => site.GetTypes()).Where(type => type.IsSubclassOf(typeof(PageModel)) && !type.IsAbstract)
            .SelectMany(page => Bound(page).Concat(Parameters(page)).Select(name => (Page: page.FullName, Name: name.ToLowerInvariant())))
            .ToList();

        Assert.Contains(taken, one => one.Name == "sought");
        Assert.Equal([], taken.Where(one => !Harmless.Contains(one.Name)).Select(one => $"{one.Page}: {one.Name}"));
        Assert.Equal([], Harmless.Except(taken.Select(one => one.Name)));
    }

    [Fact]
    public void Forms_ThatAskByAddress_LetNobodyTypeInWords()
    {
        var typed = Directory.EnumerateFiles(RepositoryRoot.Of("src"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => GetForm().Matches(File.ReadAllText(file)).SelectMany(form => TextField().Matches(form.Value))
                .Select(field => (File: Path.GetFileName(file), Field: field.Value)))
            .ToList();

        Assert.NotEmpty(typed);
        Assert.Equal([], typed.Where(one => !Figure().IsMatch(one.Field)).Select(one => $"{one.File}: {one.Field}"));
    }

    [Theory]
    [InlineData(Role.PusdatinOfficer)]
    [InlineData(Role.Treasurer)]
    [InlineData(Role.CallCentre)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Links_OfEveryPageOfARole_NameNobody(Role role)
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var reader = await Reader.OfAsync(site, role);
        var names = await NamesAsync(site);
        Assert.Contains(names, name => name.StartsWith("t-", StringComparison.Ordinal));
        var (queue, seen, telling) = (new Queue<string>(["/"]), new HashSet<string>(StringComparer.Ordinal), new List<string>());

        while (queue.TryDequeue(out var path))
        {
            var page = await reader.GetAsync(path);
            foreach (var element in page.Document.QuerySelectorAll("[href], form[action]"))
            {
                var address = element.GetAttribute("href") ?? element.GetAttribute("action")!;
                var read = Uri.UnescapeDataString(address.Replace('+', ' ')).ToLowerInvariant();
                if (names.FirstOrDefault(name => read.Contains(name, StringComparison.Ordinal)) is { } name)
                    telling.Add($"{path}: {address} names {name}");
                if (Regex.IsMatch(read, Secrets.AnyNik + "|@")) telling.Add($"{path}: {address}");
                if (element.HasAttribute("href") && address is ['/', ..] && seen.Add(KindOf(address))) queue.Enqueue(address);
            }
        }

        Assert.True(seen.Count > 10, $"Only {seen.Count} kinds of pages were seen.");
        Assert.Equal([], telling);
    }

    /// <summary>Full names of people and of staff, and the names that staff sign in with.</summary>
    private static async Task<IReadOnlyList<string>> NamesAsync(Site site)
    {
        await using var reading = await site.Database.ReadAsync(TestContext.Current.CancellationToken);
        var names = await reading.ListAsync<string>(
            """
            select lower(name) from person
            union select lower(a.name) from actor a join account c on c.actor_id = a.id
            union select login from account
            """);
        return [.. names.Where(name => name.Length >= 6)];
    }

    private static IEnumerable<string> Bound(Type page) =>
        from property in page.GetProperties()
        where property.GetCustomAttribute<BindPropertyAttribute>()?.SupportsGet == true && IsText(property.PropertyType)
        select property.Name;

    /// <summary>What stands in the path, or behind the question mark for who only opens a page.</summary>
    private static IEnumerable<string> Parameters(Type page) =>
        from method in page.GetMethods()
        where method.Name.StartsWith("OnGet", StringComparison.Ordinal)
        from parameter in method.GetParameters()
        where IsText(parameter.ParameterType)
        select parameter.Name!;

    private static bool IsText(Type type) => type == typeof(string) || type.IsAssignableTo(typeof(IEnumerable<string>));

    private static string KindOf(string address) => Digits().Replace(address.Split('?', '#')[0], "*");

    [GeneratedRegex(@"(?<=/)(?=[^/]*[0-9])[^/]+")]
    private static partial Regex Digits();

    [GeneratedRegex("""<form[^>]*method="get".*?</form>""", RegexOptions.Singleline)]
    private static partial Regex GetForm();

    [GeneratedRegex("<text-field .*?/>", RegexOptions.Singleline)]
    private static partial Regex TextField();

    /// <summary>A reference, a day, digits; a month, a percentage or an area's code, which are short.</summary>
    [GeneratedRegex(""" (reference="true"|type="date"|digits="true"|for="(Month|Quota|Area)")[ /]""")]
    private static partial Regex Figure();
}
