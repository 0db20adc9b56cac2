using Paseban.Assistance.Publication;
using Paseban.Assistance.Registry;
using Paseban.Tests.Storage.Enrolment;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Publication;

/// <summary>A village whose people have family cards, and somebody who asks with both numbers.</summary>
internal static class Counter
{
    public const string Card = "3171990101200001";
    public const string OtherCard = "3171990101200002";

    public const long Since = 1_000;

    extension(Village village)
    {
        /// <summary>A card of a household, in force between two moments.</summary>
        public Task GiveCardAsync(long household, string card, long from = Since, long? to = null) => village.ExecuteAsync(
            """
            insert into household (household_id, recorded_at) values (@household, 1) on conflict (household_id) do nothing;
            insert into household_card (blind_index, household_id, ciphertext, valid_from, valid_to)
            values (@index, @household, 'x', @from, @to)
            """,
            new { household, index = village.Vault.BlindIndex(IdentityField.Kk, card), from, to });

        /// <summary>Belongs to a household between two moments.</summary>
        public async Task JoinAsync(string nik, long household, long from = Since, long? to = null) => await village.ExecuteAsync(
            """
            insert into household_membership (person_id, household_id, relation, valid_from, valid_to)
            values (@person, @household, 'head', @from, @to)
            """,
            new { person = await village.PersonAsync(nik), household, from, to });

        /// <summary>Somebody whose household has <see cref="Card"/>.</summary>
        public async Task<string> AddWithCardAsync(string born = "1950-05-05", string facts = GoodFacts, string? died = null)
        {
            var nik = await village.AddPersonAsync(born, died, facts: facts);
            var household = await village.PersonAsync(nik);
            if (household == 1) await village.GiveCardAsync(household, Card);
            await village.JoinAsync(nik, 1);
            return nik;
        }

        public Task<Outcome<StatusShown>> AskAsync(string nik, string card = Card, string at = "2024-08-01") =>
            new CheckStatus(village.Database, village.Keys, Statute).RunAsync(
                new(Nik.Parse(nik), FamilyCardNumber.Parse(card)), Act(ProcessKind.IdentityReading, at), Stop);

        /// <summary>The answer for one programme.</summary>
        public async Task<ProgrammeStatus> StatusAsync(string nik, string programme = "KLJ", string at = "2024-08-01") =>
            (await village.AskAsync(nik, at: at)).Value.Programmes.Single(status => status.Programme.Code == programme);
    }
}
