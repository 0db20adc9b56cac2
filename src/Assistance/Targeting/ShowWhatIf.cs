using System.Globalization;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <param name="Programme">Code of the programme.</param>
/// <param name="At">The month of the list in question.</param>
/// <param name="QuotaPercent">Every quota so many per cent more, or less; what is left of a place is dropped.</param>
/// <param name="QuotaFile">Quotas of a file instead; kelurahan that it does not name keep theirs.</param>
/// <param name="DecileCut">The highest decile that is entitled.</param>
/// <param name="Amount">Rupiah a month for each person.</param>
public sealed record WhatIfRequest(
    string Programme, Month At, int? QuotaPercent = null, string? QuotaFile = null, int? DecileCut = null, long? Amount = null);

/// <summary>What would come out, or what does now.</summary>
/// <param name="Eligible">By the programme's law, from what is known now.</param>
/// <param name="Ranked">Of these, whom the deliberation let go on and who have no other benefit of the group.</param>
/// <param name="Criteria">How many each criterion refuses.</param>
public sealed record WhatIfSide(
    long People, long Eligible, long NotEligible, long Unknown, long Ranked, long Places, long Selected, long Amount,
    IReadOnlyList<CriterionCount> Criteria)
{
    public long Waiting => Ranked - Selected;

    public Rupiah PerMonth => new(checked(Selected * Amount));
}

/// <summary>A kelurahan now and then.</summary>
public sealed record WhatIfKelurahan(
    string Area, string Kelurahan, string City, long PlacesNow, long PlacesThen, long RankedNow, long RankedThen, Rupiah PerMonthNow,
    Rupiah PerMonthThen)
{
    public long SelectedNow => Math.Min(PlacesNow, RankedNow);

    public long SelectedThen => Math.Min(PlacesThen, RankedThen);
}

public sealed record WhatIfShown(
    string Programme, Month At, WhatIfSide Now, WhatIfSide Then, IReadOnlyList<WhatIfKelurahan> Kelurahan);

/// <summary>
/// Counts what other quotas, another decile cut or another amount would do, beside what is. The candidates are judged anew from the
/// registry, by the same code that judges them for good; nothing is changed.
/// </summary>
public sealed class ShowWhatIf(Database database, Law law)
{
    public async Task<Outcome<WhatIfShown>> RunAsync(
        WhatIfRequest request, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        if (Objection(request) is { } objection) return objection;
        var (now, rules) = (law.AssessorFor(request.Programme, request.At), law.Targeting.RankingFor(request.At));
        if (!now.Succeeded) return now.Problems.ToArray();
        if (!rules.Succeeded) return rules.Problems.ToArray();
        var then = Then(request);
        if (!then.Succeeded) return then.Problems.ToArray();
        await using var reading = await database.ReadAsync(ct);
        if (await Candidacy.NewestAsync(reading, request.Programme, request.At, ct) is not { } candidacy)
            return CandidateErrors.NotAssessed(request.Programme, request.At);
        var quotas = await Quotas.InForceAsync(reading, request.At.Year, request.Programme, ct);
        var others = await OthersAsync(reading, request, ct);
        if (!others.Succeeded) return others.Problems.ToArray();

        var pool = await CandidatePool.ReadAsync(reading, candidacy, request.Programme, ct);
        progress?.Report(new(new("Menilai calon", "Judging the candidates"), 0, pool.Count));
        var elsewhere = await OtherBenefits.ReadAsync(reading, now.Value.Payment, rules.Value.Rule, ct);
        var (first, second) = (new Side(law, now.Value), new Side(law, then.Value));
        await JudgeAsync(reading, now.Value, candidacy, pool, elsewhere.Kept, first, second, ct);
        return await ShowAsync(reading, request, quotas, others.Value, first, second, ct);
    }

    private static Problem? Objection(WhatIfRequest request) => request switch
    {
        { QuotaPercent: null, QuotaFile: null, DecileCut: null, Amount: null } => WhatIfErrors.Nothing,
        { QuotaPercent: not null, QuotaFile: not null } => WhatIfErrors.TwoQuotas,
        { QuotaPercent: < -100 or > 1_000 } => WhatIfErrors.Percent,
        { Amount: <= 0 } => WhatIfErrors.Amount,
        _ => null,
    };

    private Outcome<Assessor> Then(WhatIfRequest request) => request.DecileCut is { } cut
        ? law.AssessorWith(
            request.Programme, request.At,
            new Dictionary<string, string> { ["registry_decile_cut"] = cut.ToString(CultureInfo.InvariantCulture) })
        : law.AssessorFor(request.Programme, request.At);

    private async Task<Outcome<Dictionary<string, long>>> OthersAsync(
        Reading reading, WhatIfRequest request, CancellationToken ct)
    {
        if (request.QuotaFile is not { } path) return new Dictionary<string, long>();
        var opened = await ImportFile.OpenAsync(path, "what-if quota", QuotaColumns.All, null, ct);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        using var file = opened.Value;
        var reader = new QuotaRowReader(file.Table, file.Layout, law, await Quotas.KelurahanAsync(reading, ct));
        var rows = reader.ReadAll(file.Errors, out var read);
        var (_, problems) = file.Finish(read, BadRows.RefuseFile);
        return problems.Count > 0
            ? problems.ToArray()
            : rows.Where(row => row.Programme == request.Programme).ToDictionary(row => row.Area, row => row.Places);
    }

    private async Task JudgeAsync(
        Reading reading, Assessor assessor, Candidacy candidacy, List<PoolCandidate> pool, IReadOnlySet<long> elsewhere, Side first,
        Side second, CancellationToken ct)
    {
        var next = 0;
        var sheets = new PersonSheets(law, assessor, await MergedStatements.ReadAsync(reading, ct), (person, sheet) =>
        {
            var candidate = pool[next++];
            if (candidate.PersonId != person) throw new InvalidOperationException("A candidate was not read in the order of the pool.");
            var mayStand = candidate.Deliberated && candidate.GoesOn && !elsewhere.Contains(person);
            first.Judge(candidate, sheet, mayStand);
            second.Judge(candidate, sheet, mayStand);
        });
        using var rows = await RegistryRows.OpenAsync(
            reading, PeopleToJudge.OfBatch(candidacy.BatchId, "('passed', 'verify', 'dropped')"), ct);
        sheets.AddAll(rows);
    }

    private static async Task<WhatIfShown> ShowAsync(
        Reading reading, WhatIfRequest request, IReadOnlyList<KelurahanQuota> quotas, Dictionary<string, long> others, Side now, Side then,
        CancellationToken ct)
    {
        var names = (await reading.ListAsync<(string Code, string Name, string City)>(
            """
            select a.code, a.name, c.name from area a join area k on k.code = a.parent join area c on c.code = k.parent where a.level = 4
            """,
            ct: ct)).ToDictionary(area => area.Code);
        var places = quotas.ToDictionary(quota => quota.Area, quota => quota.Places);
        var amounts = (Now: now.Amount, Then: request.Amount ?? then.Amount);
        long PlacesThen(string area) => others.TryGetValue(area, out var instead)
            ? instead
            : request.QuotaPercent is { } percent
                ? places.GetValueOrDefault(area) * (100 + percent) / 100
                : places.GetValueOrDefault(area);
        List<WhatIfKelurahan> kelurahan =
        [
            .. places.Keys.Union(others.Keys).Union(now.Ranked.Keys).Union(then.Ranked.Keys).Order(StringComparer.Ordinal).Select(area =>
            {
                var (before, after) = (now.Ranked.GetValueOrDefault(area), then.Ranked.GetValueOrDefault(area));
                var (had, gets) = (places.GetValueOrDefault(area), PlacesThen(area));
                return new WhatIfKelurahan(
                    area, names[area].Name, names[area].City, had, gets, before, after,
                    new(Math.Min(had, before) * amounts.Now), new(Math.Min(gets, after) * amounts.Then));
            }),
        ];
        return new(
            request.Programme, request.At,
            now.Show(kelurahan.Sum(area => area.PlacesNow), kelurahan.Sum(area => area.SelectedNow), amounts.Now),
            then.Show(kelurahan.Sum(area => area.PlacesThen), kelurahan.Sum(area => area.SelectedThen), amounts.Then), kelurahan);
    }

    /// <summary>The candidates judged in one way.</summary>
    private sealed class Side(Law law, Assessor assessor)
    {
        private readonly Evaluation evaluation = new(law, assessor, MergedStatements.None, keepDecisions: false);

        public Dictionary<string, long> Ranked { get; } = new(StringComparer.Ordinal);

        public long Amount => assessor.Payment.AmountPerMonth.Amount;

        public void Judge(PoolCandidate candidate, FactSheet sheet, bool mayStand)
        {
            if (evaluation.Judge(candidate.PersonId, sheet) != Eligibility.Eligible || !mayStand) return;
            Ranked[candidate.Area] = Ranked.GetValueOrDefault(candidate.Area) + 1;
        }

        public WhatIfSide Show(long places, long selected, long amount) => new(
            evaluation.People, evaluation.CountOf(Eligibility.Eligible), evaluation.CountOf(Eligibility.NotEligible),
            evaluation.CountOf(Eligibility.Unknown), Ranked.Values.Sum(), places, selected, amount, evaluation.Criteria());
    }
}

internal static class WhatIfErrors
{
    public static readonly Problem Nothing = Problem.Invalid(
        "what-if.nothing", "Nothing is asked to be otherwise.", "Give a quota, a quota file, a decile cut or an amount.")
        .InIndonesian("Belum ada yang ingin diubah.", "Isi kuota, desil tertinggi, atau besaran.");

    public static readonly Problem TwoQuotas = Problem.Invalid(
        "what-if.quota", "Quotas are asked to be otherwise in two ways.", "Give a percentage or a file, not both.")
        .InIndonesian("Kuota diubah dengan dua cara.", "Pakai persentase atau berkas, jangan keduanya.");

    public static readonly Problem Percent = Problem.Invalid(
        "what-if.quota", "That is no change of a quota.", "Give it as +10% or -25%, down to -100%.")
        .InIndonesian("Perubahan kuota ini tidak terbaca.", "Tulis seperti +10% atau -25%, paling rendah -100%.");

    public static readonly Problem Amount =
        Problem.Invalid("what-if.amount", "An amount is more than zero rupiah.", "Give it as 400000.")
            .InIndonesian("Besaran harus lebih dari nol rupiah.", "Tulis seperti 400000.");
}
