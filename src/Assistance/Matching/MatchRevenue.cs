using System.Globalization;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <summary>Compares the households of a wave with the revenue agency's vehicles and property (Bapenda).</summary>
public sealed class MatchRevenue(Database database, KeyRing keys, Law law)
{
    public Task<Outcome<MatchResult>> RunAsync(
        MatchExtractsRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default) =>
        new RevenueMatch(database, keys, law).RunAsync(request, context, progress, ct);
}

/// <summary>A vehicle or a taxed property in the name of a subject.</summary>
/// <param name="Agreement">Per cent by which the owner's name is the subject's.</param>
/// <param name="Number">Plate or NOP in full, only to tell two objects apart while they are added up; never kept.</param>
/// <param name="Value">Taxable value; null where the register's cannot be read.</param>
internal sealed record Owned(Subject Subject, Month Vintage, int Agreement, string Number, string Evidence, long? Value);

internal sealed class RevenueMatch(Database database, KeyRing keys, Law law) : RegisterMatch(database, keys, law, MatchKind.Revenue)
{
    private readonly List<Owned> cars = [];
    private readonly List<Owned> properties = [];

    protected override string Source => "REVENUE";

    protected override IReadOnlyList<FindingKind> Kinds => [FindingKind.OwnsCar, FindingKind.Property];

    protected override IReadOnlyList<TableColumn> Columns(MatchRegister register) => register == MatchRegister.Vehicles
        ?
        [
            RegisterColumns.Nik, RegisterColumns.Owner, RegisterColumns.VehicleType, RegisterColumns.VehicleMake,
            RegisterColumns.VehicleYear, RegisterColumns.VehiclePlate, RegisterColumns.Vintage,
        ]
        :
        [
            RegisterColumns.Nik, RegisterColumns.Owner, RegisterColumns.PropertyValue, RegisterColumns.PropertyNumber,
            RegisterColumns.Vintage,
        ];

    protected override async Task ReadAsync(
        OpenExtract extract, MatchScene scene, IdentityVault vault, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        var reader = new ExtractReader<Owned>(
            extract.File, RegisterColumns.Nik, Columns(extract.Register), scene.Subjects, vault)
        {
            Tallies = [RegisterColumns.Vintage],
            Amount = extract.Register == MatchRegister.Property ? RegisterColumns.PropertyValue : null,
        };
        var carTypes = Law.Matching.Findings.At(scene.Today).Value.CarTypes;
        var hits = await reader.RunAsync(
            (row, _) => extract.Register == MatchRegister.Vehicles ? Car(row, extract.Default, carTypes) : Property(row, extract.Default),
            progress,
            extract.Register == MatchRegister.Vehicles
                ? new("Memadankan dengan data kendaraan", "Matching with vehicles")
                : new("Memadankan dengan data pajak bumi dan bangunan", "Matching with property"),
            ct);
        (extract.Rows, extract.Found) = (reader.Rows, hits.Count);
        extract.Saw(reader.Tallied(RegisterColumns.Vintage));
        (extract.Register == MatchRegister.Vehicles ? cars : properties).AddRange(hits);
    }

    protected override Matched Judge(MatchScene scene, IReadOnlyList<OpenExtract> extracts)
    {
        var source = Law.Facts.Source(Source).Value;
        var (findings, statements) = (new List<Finding>(), new List<IReadOnlyList<(long, Statement)>>());
        var kinds = new List<FindingKind>();
        if (VintageOf(extracts, MatchRegister.Vehicles) is { } vehicles)
        {
            kinds.Add(FindingKind.OwnsCar);
            var judged = new VehicleJudgement(scene, source).Of(cars, vehicles);
            findings.AddRange(judged.Findings);
            statements.Add(judged.Statements);
        }
        if (VintageOf(extracts, MatchRegister.Property) is { } property)
        {
            kinds.Add(FindingKind.Property);
            var judged = new PropertyJudgement(scene, source).Of(properties, property);
            findings.AddRange(judged.Findings);
            statements.Add(judged.Statements);
        }
        var asked = string.Join(", ", extracts.Select(e => $"{e.Register.Code()} {e.Vintage}").Distinct());
        return new(findings, statements, [], kinds, scene.Subjects.All, $"REVENUE {asked}: tidak ada temuan");
    }

    private static Month? VintageOf(IReadOnlyList<OpenExtract> extracts, MatchRegister register) =>
        extracts.Where(extract => extract.Register == register).Max(extract => extract.Vintage);

    private static Owned? Car(FoundRow row, Month? vintage, IReadOnlyList<string> carTypes)
    {
        var type = row[RegisterColumns.VehicleType].ToString();
        if (!carTypes.Any(word => type.Contains(word, StringComparison.OrdinalIgnoreCase))) return null;
        var plate = row[RegisterColumns.VehiclePlate];
        var evidence = string.Join(
            ' ',
            new[]
            {
                Evidence.Phrase(type), Evidence.Phrase(row[RegisterColumns.VehicleMake]), Evidence.Phrase(row[RegisterColumns.VehicleYear]),
                Evidence.Number(plate),
            }.Where(part => part.Length > 0));
        return new(row.Subject, MonthOf(row, vintage), Agreement(row), plate.ToString(), evidence, 0);
    }

    private static Owned Property(FoundRow row, Month? vintage)
    {
        var isRead = long.TryParse(row[RegisterColumns.PropertyValue], NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        var number = row[RegisterColumns.PropertyNumber];
        return new(
            row.Subject, MonthOf(row, vintage), Agreement(row), number.ToString(), $"NOP {Evidence.Number(number)}", isRead ? value : null);
    }

    private static int Agreement(FoundRow row) =>
        NameMatch.Percent(row.Subject.Name, row[RegisterColumns.Owner].ToString());

    /// <summary>The row's own month, or the extract's.</summary>
    internal static Month MonthOf(FoundRow row, Month? vintage) =>
        OpenExtract.MonthIn(row[RegisterColumns.Vintage]) ?? vintage ?? Month.First;
}
