using System.Globalization;

namespace Paseban.Sandbox.Population;

/// <summary>The registry's persons file, columns as Paseban's import knows them.</summary>
internal sealed class PersonsFile(string path, string source, string vintage) : IDisposable
{
    private const string Header =
        "nik,no_kk,nama,jenis_kelamin,tempat_lahir,tanggal_lahir,alamat,rt,rw,kode_kelurahan,hubungan,telepon," +
        "tanggal_meninggal,tanggal_pindah,sumber,vintage,status,desil,ktp_dki,verifikasi_lapangan,panti,pegawai_negara,mobil,njop," +
        "air_minum,miskin_menurut_warga,pensiunan,bansos_apbn,penghasilan,sakit_menahun,terlantar," +
        "jenis_disabilitas,nomor_surat_disabilitas,pemberi_surat,tanggal_tinjau_ulang,keluarga_miskin";

    private static readonly string[] Numbers = [.. Enumerable.Range(0, 1000).Select(n => n.ToString("000", CultureInfo.InvariantCulture))];
    private readonly CsvFile file = new(path, Header);

    public int Rows => file.Rows;

    public void Write(Household household)
    {
        foreach (var person in household.Members) Write(household, person);
    }

    public void Dispose() => file.Dispose();

    /// <summary>RT and RW have three digits.</summary>
    public static string Three(int number) => Numbers[number];

    private void Write(Household household, Person person)
    {
        file.Cell(person.Nik).Cell(household.Card).Cell(person.Name).Cell(person.Female ? "P" : "L")
            .Cell(person.Birthplace).Cell(person.Born)
            .Cell(household.Address).Cell(Numbers[household.Rt]).Cell(Numbers[household.Rw]).Cell(household.Kelurahan.Code)
            .Cell(Text(person.Relation)).Cell(person.Phone ?? "").Cell(person.Died).Cell(person.MovedOut)
            .Cell(source).Cell(vintage)
            .Cell(household.Status ?? "").Cell(household.Decile)
            .Cell(person.HasJakartaIdentity).Cell(household.FieldVerified).Cell(person.InInstitution).Cell(household.PublicEmployee)
            .Cell(household.OwnsCar).Cell(household.PropertyValue).Cell(household.DrinkingWater).Cell(household.PoorByCommunity)
            .Cell(person.Pensioner).Cell(person.ReceivesStateAid).Cell(person.Income ?? "").Cell(person.Bedridden).Cell(person.Neglected);
        if (person.Disability is { } disability)
            file.Cell(disability.Kind).Cell(disability.Letter).Cell(disability.Certifier).Cell(disability.ReviewOn);
        else
            (household.Status is null ? file.Empty() : file.Cell(0)).Empty().Empty().Empty();
        file.Cell(household.PoorFamily).EndRow();
    }

    public static string Text(Relation relation) => relation switch
    {
        Relation.Head => "kepala_keluarga",
        Relation.Spouse => "pasangan",
        Relation.Child => "anak",
        Relation.Parent => "orang_tua",
        Relation.Grandchild => "cucu",
        Relation.Other => "lainnya",
    };
}
