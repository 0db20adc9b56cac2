using System.Globalization;
using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Wave;

/// <summary>
/// The registries of other offices as they would hand them out: civil registry, vehicles, property, social homes, state aid.
/// </summary>
internal sealed class OutsideFiles : IDisposable
{
    /// <summary>Month of the vehicle and property extracts.</summary>
    public const string RevenueVintage = "2021-05";
    private static readonly string[] Brands = ["NUSA", "BAHARI", "SINAR", "PERKASA", "MERAPI"];
    private static readonly string[] Bodies = ["MINIBUS 1.3", "SEDAN 1.5", "PIKAP 1.5", "HATCHBACK 1.2"];
    private static readonly string[] Aids = ["PKH", "BPNT", "BLT"];
    private readonly Dice dice;
    private readonly CsvFile civil;
    private readonly CsvFile vehicles;
    private readonly CsvFile property;
    private readonly CsvFile homes;
    private readonly Dictionary<string, CsvFile> aid;
    private int plates;
    private int parcels;

    public OutsideFiles(string folder, Dice dice)
    {
        this.dice = dice;
        civil = new CsvFile(
            Path.Combine(folder, "civil", "extract.csv"),
            "nik,no_kk,nama_lgkp,jenis_klmin,tmpt_lhr,tgl_lhr,stat_hbkel,jenis_pkrjn,alamat,no_rt,no_rw,kode_kel,status,tgl_status");
        vehicles = new CsvFile(
            Path.Combine(folder, "revenue", $"vehicles-{RevenueVintage}.csv"), "nik,nama_pemilik,alamat,jenis,merek,tahun,nomor_polisi");
        property = new CsvFile(
            Path.Combine(folder, "revenue", $"property-{RevenueVintage}.csv"), "nik,nama_wp,alamat_op,njop,luas_tanah,luas_bangunan,nop");
        homes = new CsvFile(Path.Combine(folder, "institution", "residents-2021-06.csv"), "nik,nama,panti,masuk");
        aid = Aids.ToDictionary(
            programme => programme,
            programme => new CsvFile(
                Path.Combine(folder, "state-aid", $"{programme.ToLowerInvariant()}-2021-06.csv"), "nik,nama,program,periode"),
            StringComparer.Ordinal);
    }

    /// <summary>People in the civil registry extract so far.</summary>
    public int CivilRows => civil.Rows;

    /// <summary>All that the offices know of a household whose truth is known.</summary>
    public void Write(Family family)
    {
        foreach (var member in family.Members)
        {
            WriteCivil(family.Home, member.Person, member.Job, member.CivilStatus, member.CivilSince);
            if (member.ListedInHome is { } since) WriteHome(member.Person, since);
            if (member.ListedAid is { } programme) WriteAid(member.Person, programme, member.AidPeriod);
        }
        foreach (var vehicle in family.Vehicles) WriteVehicle(vehicle, family.Home.Address);
        foreach (var parcel in family.Properties) WriteProperty(parcel, family.Home.Address);
    }

    /// <summary>A household that has nothing to do with the wave.</summary>
    public void WriteBystanders(Household home, DateOnly asOf)
    {
        foreach (var person in home.Members)
        {
            var age = asOf.Year - person.Born.Year;
            var job = age switch
            {
                < 6 => "BELUM/TIDAK BEKERJA",
                < 18 => "PELAJAR/MAHASISWA",
                _ => home.PublicEmployee == true ? "PEGAWAI NEGERI SIPIL" : "KARYAWAN SWASTA",
            };
            var frozen = dice.Below(1000) < 9;
            // The registry learns of one death in ten too late, or never.
            var (status, since) = person switch
            {
                { Died: { } died } when dice.Chance(900) => ("MENINGGAL", died),
                { MovedOut: { } moved } => ("PINDAH", moved),
                _ => (frozen ? "NON_AKTIF" : "AKTIF", (DateOnly?)null),
            };
            WriteCivil(home, person, job, status, since);
            if (person.InInstitution == true) WriteHome(person, asOf.AddDays(-dice.Between(40, 900)));
            if (person.ReceivesStateAid == true && age >= 18) WriteAid(person, dice.Pick<string>(Aids), "2021-06");
        }
        var owner = home.Members[0];
        if (home.OwnsCar == true) WriteVehicle(new Vehicle(owner.Nik, owner.Name, Car: true), home.Address);
        if (dice.Chance(700)) WriteVehicle(new Vehicle(owner.Nik, owner.Name, Car: false), home.Address);
        if (home.PropertyValue is > 0 and var value) WriteProperty(new Property(owner.Nik, owner.Name, value), home.Address);
    }

    public void Dispose()
    {
        civil.Dispose();
        vehicles.Dispose();
        property.Dispose();
        homes.Dispose();
        foreach (var file in aid.Values) file.Dispose();
    }

    private void WriteCivil(Household home, Person person, string job, string status, DateOnly? since) =>
        civil.Cell(person.Nik).Cell(home.Card).Cell(person.Name.ToUpperInvariant()).Cell(person.Female ? "P" : "L")
            .Cell(person.Birthplace.ToUpperInvariant()).Cell(person.Born).Cell(Standing(person)).Cell(job)
            .Cell(home.Address.ToUpperInvariant()).Cell(PersonsFile.Three(home.Rt)).Cell(PersonsFile.Three(home.Rw))
            .Cell(home.Kelurahan.Code).Cell(status).Cell(since).EndRow();

    private static string Standing(Person person) => person.Relation switch
    {
        Relation.Head => "KEPALA KELUARGA",
        Relation.Spouse => person.Female ? "ISTRI" : "SUAMI",
        Relation.Child => "ANAK",
        Relation.Parent => "ORANG TUA",
        Relation.Grandchild => "CUCU",
        Relation.Other => "FAMILI LAIN",
    };

    /// <summary>Number plates begin with a zero and parcels lie in kecamatan 99, as no real ones do.</summary>
    private void WriteVehicle(Vehicle vehicle, string address)
    {
        var number = ++plates;
        vehicles.Cell(vehicle.Nik).Cell(vehicle.Owner.ToUpperInvariant()).Cell(address.ToUpperInvariant())
            .Cell(vehicle.Car ? "MOBIL" : "MOTOR")
            .Cell($"{dice.Pick<string>(Brands)} {(vehicle.Car ? dice.Pick<string>(Bodies) : "125")}")
            .Cell(dice.Between(2004, 2020))
            .Cell(string.Create(CultureInfo.InvariantCulture, $"B 0{number % 1000:000} {Letter(number / 1000)}{Letter(number / 26_000)}"))
            .EndRow();
    }

    private static char Letter(int number) => (char)('A' + (number % 26));

    private void WriteProperty(Property parcel, string address)
    {
        var (land, building) = (dice.Between(24, 180), dice.Between(18, 160));
        property.Cell(parcel.Nik).Cell(parcel.Owner.ToUpperInvariant())
            .Cell(address.ToUpperInvariant()).Cell(parcel.Value).Cell(land).Cell(building)
            .Cell(string.Create(CultureInfo.InvariantCulture, $"317199{++parcels:000000000000}")).EndRow();
    }

    private void WriteHome(Person person, DateOnly since) =>
        homes.Cell(person.Nik).Cell(person.Name.ToUpperInvariant())
            .Cell($"Panti Sosial Bina Sandbox {1 + ((since.DayOfYear + person.Born.Day) % 9)}").Cell(since).EndRow();

    private void WriteAid(Person person, string programme, string period) =>
        aid[programme].Cell(person.Nik).Cell(person.Name.ToUpperInvariant()).Cell(programme).Cell(period).EndRow();
}
