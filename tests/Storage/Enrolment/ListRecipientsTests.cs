using Paseban.Assistance.Enrolment;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Enrolment;

public sealed class ListRecipientsTests
{
    [DatabaseTheory]
    public async Task List_PageByPage_GivesEachSpanOnceWithTheCount(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var people = new List<string>();
        for (var i = 0; i < 5; i++) people.Add(await village.AddPersonAsync());
        await village.ImportAsync([.. people.Select(person => Line(person))]);
        var list = new ListRecipients(village.Database);

        var seen = new List<ListedRecipient>();
        RecipientPlace? after = null;
        do
        {
            var page = await list.RunAsync(new RecipientQuery(After: after, Most: 2), Stop);
            Assert.Equal(5, page.Count);
            seen.AddRange(page.Recipients);
            after = page.Next is null ? null : RecipientPlace.Read(page.Next.ToString());
        }
        while (after is not null);

        Assert.Equal(5, seen.Select(recipient => recipient.Person).Distinct().Count());
        Assert.Equal(5, seen.Count);
        Assert.All(seen, recipient => Assert.Contains("*", recipient.Name, StringComparison.Ordinal));
    }

    [DatabaseTheory]
    public async Task List_EachFilter_HasOnlyWhatFits(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var (ended, active) = (await village.AddPersonAsync(), await village.AddPersonAsync());
        await village.ImportAsync([Line(ended), Line(active)]);
        await village.ChangeAsync([$"{ended},KLJ,akhiri,DECEASED,2024-05-02,KM 1"]);
        var list = new ListRecipients(village.Database);
        var first = (await list.RunAsync(new RecipientQuery(), Stop)).Recipients[0];

        Assert.Equal(1, await CountAsync(new RecipientQuery(Status: "ended")));
        Assert.Equal(1, await CountAsync(new RecipientQuery(Status: "active")));
        Assert.Equal(0, await CountAsync(new RecipientQuery(Programme: "KAJ")));
        Assert.Equal(2, await CountAsync(new RecipientQuery(Cohort: first.Cohort)));
        Assert.Equal(2, await CountAsync(new RecipientQuery(Area: AreaCode.Parse(first.Kelurahan[..5]))));
        Assert.Equal(2, await CountAsync(new RecipientQuery(Area: AreaCode.Parse(first.Kelurahan))));
        Assert.Equal(0, await CountAsync(new RecipientQuery(Area: AreaCode.Parse("31.01"))));
        Assert.Equal([first.Cohort], await list.CohortsAsync(Stop));

        async Task<long> CountAsync(RecipientQuery query)
        {
            var page = await list.RunAsync(query, Stop);
            Assert.Equal(page.Count, page.Recipients.Count);
            return page.Count;
        }
    }

    [DatabaseTheory]
    public async Task Cohorts_NobodyOnADecree_AreNone(Engine engine)
    {
        await using var village = await CreateAsync(engine);

        Assert.Empty(await new ListRecipients(village.Database).CohortsAsync(Stop));
    }
}
