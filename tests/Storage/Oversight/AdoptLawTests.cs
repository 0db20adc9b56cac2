using Paseban.Assistance.Oversight;
using Paseban.Rules;
using Paseban.Tests.Storage.Disbursement;
using static Paseban.Tests.Storage.Disbursement.City;

namespace Paseban.Tests.Storage.Oversight;

public sealed class AdoptLawTests
{
    private static readonly IReadOnlyList<LawFile> Newer = LawFolder.With("common/reasons.yaml", "\n", "\n\n");

    [DatabaseTheory]
    public async Task Build_UnderALawThatANewerOneFollowed_IsRefusedUntilItIsAdoptedAgain(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        _ = (await AdoptAsync(city, Newer, 1)).Value;

        var refused = await city.BuildAsync();
        var again = (await AdoptAsync(city, LawFolder.Files, 2)).Value;
        var built = await city.BuildAsync();

        Assert.Equal("law.superseded", Assert.Single(refused.Problems).Code);
        Assert.Contains("bukan yang terbaru", refused.Problems[0].Indonesian!.Message, StringComparison.Ordinal);
        Assert.False(again.AlreadyAdopted);
        Assert.True(built.Succeeded);
    }

    [DatabaseTheory]
    public async Task Adopt_TheLawInForce_ChangesNothing(Engine engine)
    {
        await using var city = await CreateAsync(engine);

        var adopted = (await AdoptAsync(city, LawFolder.Files, 1)).Value;

        Assert.True(adopted.AlreadyAdopted);
        Assert.Equal(1, await city.SingleAsync<long>("select adopted_at from law_version"));
    }

    private static Task<Outcome<LawAdopted>> AdoptAsync(City city, IReadOnlyList<LawFile> files, int hour) =>
        new AdoptLaw(city.Database).RunAsync(
            files, Act(ProcessKind.LawAdopting, Officer, new DateTimeOffset(2024, 2, 20, hour, 0, 0, ProcessContext.Jakarta)), Stop);
}
