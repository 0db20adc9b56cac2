using System.Globalization;
using Paseban.Assistance.Registry;

namespace Paseban.Tests.Pages.Public;

/// <summary>A few people with both numbers in an otherwise empty city, written by their tables.</summary>
internal static class Family
{
    public const string Card = "3171990101200001";
    public const string Facts =
        "dki_identity=yes;registry_status=layak;registry_decile=1;field_verified=yes;in_institution=no;public_employee_in_household=no;"
        + "owns_car=no;taxable_property_value=90000000;drinking_water_source=3;poor_by_community=yes;pensioner=no;receives_state_aid=no;"
        + "income=small;bedridden=no;neglected=no;disability=2;poor_family=yes";

    /// <summary>Nothing is as it should be: the longest answer that anybody can get.</summary>
    public const string WorstFacts =
        "dki_identity=no;registry_status=tidak_layak;registry_decile=10;field_verified=no;in_institution=yes;"
        + "public_employee_in_household=yes;owns_car=yes;taxable_property_value=9900000000;drinking_water_source=1;poor_by_community=no;"
        + "pensioner=yes;receives_state_aid=yes;income=sufficient;bedridden=no;neglected=no;disability=0;poor_family=no";

    public static readonly string Elder = Any.NikDigits(new DateOnly(1950, 5, 5), Sex.Male);
    public static readonly string Stranger = Any.NikDigits(new DateOnly(1951, 6, 6), Sex.Male, 2);

    public static async Task AddAsync(Site site, long person, string nik, string facts = Facts, string? card = Card, string? died = null)
    {
        using var vault = new IdentityVault(site.Keys);
        await ExecuteAsync(
            site,
            """
            insert into area (code, level, name, folded) values ('31.71.03.1002', 4, 'Petojo', 'petojo') on conflict (code) do nothing;
            insert into person (person_id, name, folded_name, sex, birth_date, died_on, area, household_id, row_hash, recorded_at)
            values (@person, 'SITI AMINAH BINTI ABDULLAH', 'x', 2, '1950-05-05', @died, '31.71.03.1002', @person, '', 1);
            insert into person_nik (blind_index, person_id, ciphertext) values (@nik, @person, 'x');
            insert into source_record (person_id, source, vintage, facts, recorded_at) values (@person, 'DTKS', @vintage, @facts, 1);
            insert into household (household_id, recorded_at) values (@person, 1);
            insert into household_card (blind_index, household_id, ciphertext, valid_from)
            select @card, @person, 'x', 1 where @card is not null;
            insert into household_membership (person_id, household_id, relation, valid_from) values (@person, @person, 'head', 1)
            """,
            new
            {
                person,
                nik = vault.BlindIndex(IdentityField.Nik, nik),
                card = card is null ? null : vault.BlindIndex(IdentityField.Kk, card),
                died,
                facts,
                vintage = (long)new Month(2023, 12).Index,
            });
    }

    /// <summary>On a decree in one programme, with these months credited by one payment a month: as many lines as there can be.</summary>
    public static async Task EnrolAsync(Site site, long person, string programme, Month from, int months)
    {
        await ExecuteAsync(
            site,
            """
            insert into decree (id, number, title, signed_on, version, root_id, imported_at, imported_by, merkle_root, lines)
            values (1, 'Keputusan Gubernur Nomor 120 Tahun 2024', 'x', '2024-01-15', 1, 1, 1, 98, '', 0) on conflict (id) do nothing;
            insert into recipient (person_id, programme, from_month, to_month, benefit_group, origin, cohort, line_id, decree_id, amount,
                status)
            values (@person, @programme, @from, @to, 'pkd', 'existing', '2024-I', 1, 1, 300000, 'active')
            """,
            new { person, programme, from = (long)from.Index, to = (long)from.Plus(months).Index });
        for (var i = 0; i < months; i++)
        {
            await ExecuteAsync(
                site,
                """
                insert into run (id, name, kind, programmes, from_month, through_month, arrears, fiscal_year, value_date, state, law_hash,
                    built_at, built_by, payments, total, snapshot_root)
                values (@id, @name, 'regular', @programme, @month, @month, 0, 2024, '2024-03-01', 'closed', 'x', 1709000000000000, 1, 1, 1,
                    '') on conflict (id) do nothing;
                insert into payment (person_id, id, run_id, programme, area, months, first_month, last_month, amount, account_ciphertext,
                    state, credited_on)
                values (@person, @payment, @id, @programme, '31.71.03.1002', 1, @month, @month, 300000, 'x', 'credited', @day);
                insert into payment_tally (run_id, area, programme, state, credited_on, payments, amount)
                values (@id, '31.71.03.1002', @programme, 'credited', @day, 1, 300000)
                on conflict (run_id, area, programme, state, credited_on)
                do update set payments = payment_tally.payments + 1, amount = payment_tally.amount + 300000;
                insert into month_allocation (person_id, benefit_group, month, payment_id, amount)
                values (@person, 'pkd', @month, @payment, 300000)
                """,
                new
                {
                    id = i + 1L,
                    name = $"T{i + 1}-2024",
                    programme,
                    person,
                    payment = (person * 1000) + i,
                    month = (long)from.Plus(i).Index,
                    day = new DateOnly(2024, 1, 1).AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                });
        }
    }

    public static async Task ExecuteAsync(Site site, string sql, object? args = null)
    {
        await using var work = await site.Database.BeginAsync(A.Process());
        await work.ExecuteAsync(sql, args);
        await work.CommitAsync();
    }
}
