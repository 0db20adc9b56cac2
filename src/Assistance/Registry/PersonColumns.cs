using Paseban.Assistance.Imports;
using Paseban.Rules;

namespace Paseban.Assistance.Registry;

/// <summary>
/// The columns of a persons file: who somebody is, who says it (<c>sumber</c>, <c>vintage</c>), and one column for each fact that the
/// catalogue lets a source state. Only <c>nik</c> is required; which others a row needs depends on whether the person is known.
/// </summary>
internal sealed class PersonColumns
{
    public static readonly TableColumn Nik =
        new("nik", "no_nik", "nomor_induk_kependudukan", "nomor_ktp", "no_ktp") { IsRequired = true, IsPersonal = true };

    public static readonly TableColumn Kk =
        new("no_kk", "kk", "nomor_kk", "nomor_kartu_keluarga", "family_card", "family_card_number") { IsPersonal = true };

    public static readonly TableColumn Name = new("nama", "nama_lengkap", "nama_lgkp", "name", "full_name") { IsPersonal = true };
    public static readonly TableColumn Sex = new("jenis_kelamin", "jk", "jns_kel", "jenis_klmin", "l_p", "sex", "gender");
    public static readonly TableColumn BirthPlace =
        new("tempat_lahir", "tmp_lahir", "tmpt_lhr", "birth_place", "place_of_birth") { IsPersonal = true };

    public static readonly TableColumn Address = new("alamat", "alamat_domisili", "address") { IsPersonal = true };
    public static readonly TableColumn Rt = new("rt", "no_rt");
    public static readonly TableColumn Rw = new("rw", "no_rw");
    public static readonly TableColumn Area = new("kode_kelurahan", "kode_kel", "kode_wilayah", "area_code", "no_kel");
    public static readonly TableColumn Kelurahan = new("kelurahan", "kel", "nama_kelurahan", "kel_name");
    public static readonly TableColumn Kecamatan = new("kecamatan", "kec", "nama_kecamatan", "kec_name");
    public static readonly TableColumn Relation = new("hubungan", "hubungan_keluarga", "stat_hbkel", "hub_kel", "hub_krt", "relation");
    public static readonly TableColumn Phone =
        new("telepon", "telp", "no_telp", "no_telepon", "nomor_telepon", "no_hp", "hp", "nomor_hp", "phone") { IsPersonal = true };

    public static readonly TableColumn Source = new("sumber", "sumber_data", "source");
    public static readonly TableColumn Vintage = new("vintage", "periode", "periode_data", "bulan_data");
    public static readonly TableColumn Letter = new("nomor_surat_disabilitas", "no_surat_disabilitas", "disability_evidence");
    public static readonly TableColumn Certifier = new("pemberi_surat", "penerbit_surat", "certifier");
    public static readonly TableColumn ReviewOn = new("tanggal_tinjau_ulang", "tgl_tinjau_ulang", "review_on");

    private static readonly Dictionary<string, string[]> FactAliases = new(StringComparer.Ordinal)
    {
        ["birth_date"] = ["tgl_lahir", "tgl_lhr", "date_of_birth", "dob"],
        ["death_date"] = ["tgl_meninggal", "tgl_kematian", "died_on", "date_of_death"],
        ["moved_out_date"] = ["tgl_pindah", "moved_out_on"],
        ["registry_status"] = ["status_kelayakan", "status_dtks"],
        ["registry_decile"] = ["desil_nasional", "desil_kesejahteraan", "decile"],
        ["dki_identity"] = ["ktp_jakarta"],
        ["owns_car"] = ["memiliki_mobil"],
        ["taxable_property_value"] = ["nilai_njop", "total_njop"],
        ["disability"] = ["jenis_cacat", "ragam_disabilitas"],
    };

    public PersonColumns(FactCatalogue catalogue)
    {
        Facts = [.. catalogue.Facts
            .Where(fact => !fact.IsDerived)
            .Select(fact => (fact, new TableColumn(fact.Column, [fact.Code, .. FactAliases.GetValueOrDefault(fact.Code, [])])))];
        BirthDate = FactOf(catalogue, "birth_date");
        DeathDate = FactOf(catalogue, "death_date");
        MovedOutDate = FactOf(catalogue, "moved_out_date");
        Status = FactOf(catalogue, "registry_status");
        Decile = FactOf(catalogue, "registry_decile");
        Disability = FactOf(catalogue, "disability");
        All =
        [
            Nik, Kk, Name, Sex, BirthPlace, Address, Rt, Rw, Area, Kelurahan, Kecamatan, Relation, Phone, Source, Vintage, Letter,
            Certifier, ReviewOn,
            .. Facts.Select(pair => pair.Column),
        ];
    }

    /// <summary>In one fixed order, which the fingerprint of a row depends on.</summary>
    public IReadOnlyList<TableColumn> All { get; }

    public IReadOnlyList<(Fact Fact, TableColumn Column)> Facts { get; }

    public Fact BirthDate { get; }

    public Fact DeathDate { get; }

    public Fact MovedOutDate { get; }

    public Fact Status { get; }

    public Fact Decile { get; }

    public Fact Disability { get; }

    public TableColumn ColumnOf(Fact fact) => Facts.First(pair => pair.Fact == fact).Column;

    private static Fact FactOf(FactCatalogue catalogue, string code) =>
        catalogue.Find(code)
        ?? throw new InvalidOperationException($"law/common/facts.yaml has no '{code}', which the registry keeps for everyone.");
}
