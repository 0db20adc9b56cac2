using System.Text.Json;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;
using Paseban.Rules;

namespace Paseban.Assistance.Intake;

/// <summary>
/// Reads the form of one household from JSON into types, and tells everything that stands in the way of submitting it. The four errors
/// that Pusdatin met most in 2021 cannot be submitted: domicile address empty, RT or RW wrong, the questions about public employees and
/// drinking water unanswered (kompas.com, 29 June 2021).
/// </summary>
internal sealed class FormReader(FactCatalogue catalogue, AskedProgrammes programmes, AreaIndex areas, DateOnly today)
{
    private const int LongestForm = 256 * 1024;
    private const int MostMembers = 40;

    private readonly MemberReader members = new(catalogue, programmes, today);
    private readonly List<Problem> faults = [];
    private readonly List<Problem> gaps = [];

    /// <summary>The form without blanks between its parts, as it is kept; null when it is no JSON object.</summary>
    public static string? Compact(string text)
    {
        if (text.Length > LongestForm) return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? JsonSerializer.Serialize(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public FormReading Read(string text)
    {
        faults.Clear();
        gaps.Clear();
        if (Compact(text) is not { } compact) return new(null, [NoForm(text)], []);
        using var document = JsonDocument.Parse(compact);
        var form = ReadForm(new FormPart(document.RootElement, "", faults, gaps));
        return new(faults.Count + gaps.Count == 0 ? form : null, [.. faults], [.. gaps]);
    }

    private ApplicationForm? ReadForm(FormPart part)
    {
        var kk = ReadCard(part);
        var address = part.Text("address");
        if (address is null) part.Missing("address", "Alamat domisili belum diisi.", "The address where the household lives is empty.");
        else if (address.Length > 500 || address.Contains('\n', StringComparison.Ordinal))
            part.Gap("form.value", "address", "Alamat terlalu panjang.", "Tulis dalam satu baris.", "The address is too long.",
                "Write it on one line.");
        var rt = ReadNeighbourhood(part, "rt");
        var rw = ReadNeighbourhood(part, "rw");
        var area = ReadArea(part);
        var phone = ReadPhone(part);
        var answers = ReadAnswers(part.Part("answers"));
        var indicators = ReadIndicators(part.Part("indicators"));
        var people = ReadMembers(part);
        part.Close();
        return kk is null || address is null || rt is null || rw is null || area is null || answers is null || people is null
            ? null
            : new(kk, address, rt, rw, area.Value, phone, answers, indicators, people);
    }

    private static FamilyCardNumber? ReadCard(FormPart part)
    {
        var text = part.Text("kk");
        if (text is null)
        {
            part.Missing("kk", "Nomor KK belum diisi.", "The family card number is empty.");
            return null;
        }
        if (FamilyCardNumber.Problem(text, out var kk) is { } problem)
            part.Gap(
                "form.value", "kk", "Nomor KK harus 16 angka.", "Salin dari kartu keluarga.", problem.En, "Copy it from the family card.");
        return kk;
    }

    private static string? ReadNeighbourhood(FormPart part, string name)
    {
        var text = part.Text(name);
        var unit = name.ToUpperInvariant();
        if (text is null)
        {
            part.Missing(name, $"Nomor {unit} belum diisi.", $"The number of the {unit} is empty.");
            return null;
        }
        if (Neighbourhood.Read(text) is { } number) return number;
        part.Gap(
            "form.value", name, $"Nomor {unit} tidak masuk akal.", $"Tulis tiga angka dari 001 sampai {Neighbourhood.Highest}.",
            $"This is no number of an {unit}.", $"Write three digits from 001 to {Neighbourhood.Highest}.");
        return null;
    }

    private AreaCode? ReadArea(FormPart part)
    {
        var text = part.Text("area");
        if (text is null)
        {
            part.Missing("area", "Kelurahan belum diisi.", "The kelurahan is empty.");
            return null;
        }
        var found = areas.Find(text, AreaLevel.Kelurahan);
        if (found.Succeeded) return found.Value.Code;
        var problem = found.Problems[0];
        part.Gap(
            "form.value", "area", "Kelurahan ini tidak dikenal di DKI Jakarta.", "Pilih kelurahan dari daftar, atau tulis kodenya.",
            problem.Message, problem.Remedy);
        return null;
    }

    private static string? ReadPhone(FormPart part)
    {
        var text = part.Text("phone");
        if (text is null or "-") return null;
        if (PhoneNumber.Read(text) is { } number) return number;
        part.Gap(
            "form.value", "phone", "Ini bukan nomor telepon.", "Tulis seperti 081234567890, atau kosongkan.",
            "This is not a telephone number.", "Write it as 081234567890, or leave it empty.");
        return null;
    }

    private ExclusionAnswers? ReadAnswers(FormPart part)
    {
        var publicEmployee = part.Answer("public_employee");
        var car = part.Answer("car");
        var property = part.Answer("property_over_1b");
        var water = part.Number("water");
        if (publicEmployee is null)
            part.Missing(
                "public_employee", "Pertanyaan tentang pegawai BUMN/BUMD, PNS, TNI, Polri, DPR/DPRD belum dijawab.",
                "The question about public employees is not answered.");
        if (car is null) part.Missing("car", "Pertanyaan tentang mobil belum dijawab.", "The question about a car is not answered.");
        if (property is null)
            part.Missing(
                "property_over_1b", "Pertanyaan tentang NJOP tanah dan bangunan belum dijawab.",
                "The question about land and buildings is not answered.");
        var source = catalogue.Find("drinking_water_source")!;
        if (water is null)
            part.Missing(
                "water", "Pertanyaan tentang sumber air minum belum dijawab.", "The question about drinking water is not answered.");
        else if (water < source.Least || water > source.Most)
            part.Gap(
                "form.value", "water", "Sumber air minum ini tidak ada dalam daftar.", $"Tulis {source.Least} sampai {source.Most}.",
                "There is no such source of drinking water.", $"Write {source.Least} to {source.Most}.");
        part.Close();
        return publicEmployee is null || car is null || property is null || water is null
            ? null
            : new(publicEmployee.Value, car.Value, property.Value, water.Value);
    }

    private static Dictionary<string, long> ReadIndicators(FormPart part)
    {
        var answers = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var indicator in HouseholdIndicators.All)
        {
            if (part.Number(indicator.Code) is not { } answer) continue;
            if (indicator.Allows(answer)) answers[indicator.Code] = answer;
            else part.Gap(
                "form.value", indicator.Code, "Jawaban ini tidak ada dalam daftar.", $"Tulis 1 sampai {indicator.Values.Count}.",
                "There is no such answer.", $"Write 1 to {indicator.Values.Count}.");
        }
        part.Close();
        return answers;
    }

    private List<FormMember>? ReadMembers(FormPart form)
    {
        var parts = form.Parts("members");
        if (parts.Count == 0)
        {
            form.Missing("members", "Anggota keluarga belum diisi.", "No member of the household is named.");
            return null;
        }
        if (parts.Count > MostMembers)
            form.Gap(
                "form.value", "members", $"Lebih dari {MostMembers} anggota.", "Satu formulir untuk satu kartu keluarga.",
                $"More than {MostMembers} members.", "One form is for one family card.");
        var read = members.Read(parts);
        if (read.Heads != 1)
            form.Gap(
                "form.head", "members", read.Heads == 0 ? "Kepala keluarga belum ada." : "Ada lebih dari satu kepala keluarga.",
                "Tepat satu anggota berhubungan 'kepala_keluarga'.",
                read.Heads == 0 ? "The head of the family is missing." : "There is more than one head of the family.",
                "Exactly one member has the relation 'kepala_keluarga'.");
        return read.Complete;
    }

    private static Problem NoForm(string text) => text.Length > LongestForm
        ? Problem.Invalid("form.too-long", $"The form is longer than {LongestForm / 1024} KB.", "One form is for one household.")
            .InIndonesian($"Formulir lebih dari {LongestForm / 1024} KB.", "Satu formulir untuk satu rumah tangga.")
        : Problem.Invalid("form.json", "This is no form: it must be one JSON object.", "Compare it with the example in the documentation.")
            .InIndonesian("Ini bukan formulir: harus satu objek JSON.", "Bandingkan dengan contoh dalam dokumentasi.");
}
