namespace Paseban.Tests.Storage.Engines;

/// <summary>
/// A migrated database as lines that read alike on both engines: columns, keys, indexes, references, guards. A reference that PostgreSQL
/// asks once a statement is read from its trigger, and is a reference like any other.
/// </summary>
internal static class SchemaText
{
    private const string OnSqlite = """
        select m.name || '.' || c.name || ' ' || replace(lower(c.type), 'integer', 'bigint')
            || case when c."notnull" = 1 then ' not null' else '' end || case when c.pk > 0 then ' key ' || c.pk else '' end
        from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite%'
        union all
        select m.name || case when i."unique" = 1 then ' unique' else ' index' end
            || case when i.partial = 1 then ' partial' else '' end || case when i.origin = 'c' then ' ' || i.name else '' end
            || ' (' || (select group_concat(name, ', ') from (select name from pragma_index_info(i.name) order by seqno)) || ')'
        from sqlite_master m join pragma_index_list(m.name) i where m.type = 'table' and i.origin <> 'pk'
        union all
        select m.name || '.' || f."from" || ' references ' || f."table" || '.' || f."to"
        from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table'
        union all
        select tbl_name || ' guards ' || case when lower(sql) like '%before update%' then 'update' else 'delete' end
        from sqlite_master where type = 'trigger'
        """;

    private const string OnPostgres = """
        select t.relname || '.' || c.attname || ' ' || format_type(c.atttypid, c.atttypmod)
            || case when c.attnotnull then ' not null' else '' end
            || coalesce(' key ' || (array_position(k.indkey::smallint[], c.attnum) + 1), '')
        from pg_class t join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped
        left join pg_index k on k.indrelid = t.oid and k.indisprimary
        where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace
        union all
        select t.relname || case when i.indisunique then ' unique' else ' index' end
            || case when i.indpred is not null then ' partial' else '' end
            || case when exists (select 1 from pg_constraint where conindid = x.oid) then '' else ' ' || x.relname end
            || ' (' || (select string_agg(a.attname, ', ' order by p.place)
                        from unnest(i.indkey::smallint[]) with ordinality p (number, place)
                        join pg_attribute a on a.attrelid = t.oid and a.attnum = p.number) || ')'
        from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
        where not i.indisprimary and t.relnamespace = 'public'::regnamespace
        union all
        select f.conrelid::regclass || '.' || a.attname || ' references ' || f.confrelid::regclass || '.' || b.attname
        from pg_constraint f
        join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
        join pg_attribute b on b.attrelid = f.confrelid and b.attnum = f.confkey[1]
        where f.contype = 'f'
        union all
        select t.tgrelid::regclass || '.' || w.words[1] || ' references ' || w.words[2] || '.' || w.words[3]
        from pg_trigger t join pg_proc f on f.oid = t.tgfoid
        cross join lateral (select string_to_array(encode(t.tgargs, 'escape'), '\000') as words) w
        where f.proname like 'refuse_unknown%' and (t.tgtype & 4) <> 0
        union all
        select event_object_table || ' guards ' || lower(event_manipulation) from information_schema.triggers
        where action_statement not like '%refuse_unknown%'
        """;

    public static async Task<IReadOnlyList<string>> ReadAsync(Database database, CancellationToken ct)
    {
        await using var reading = await database.ReadAsync(ct);
        var lines = await reading.ListAsync<string>(database.Engine == Engine.Sqlite ? OnSqlite : OnPostgres, ct: ct);
        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
