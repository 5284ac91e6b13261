using System.Text;
using Microsoft.Data.Sqlite;
using Parquet;
using Parquet.Schema;

namespace Kelione.Sources.Tests;

/// <summary>Small files of the binary formats, made anew for each test.</summary>
internal static class SampleFiles
{
    private static readonly DateTime Noon = new(2024, 2, 29, 12, 0, 0, 123, 456, DateTimeKind.Utc);

    /// <summary>A spreadsheet with a cover and a sheet of these rows.</summary>
    public static string Xlsx(TempFiles files, string name, string rows)
    {
        static byte[] Xml(string text) => Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + text);
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
        var path = Path.Combine(files.Folder, name);
        File.Delete(path);
        return files.Zip(
            name,
            ("[Content_Types].xml", Xml("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>")),
            ("_rels/.rels", Xml($"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")),
            ("xl/workbook.xml", Xml($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"Cover\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"Events\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>")),
            ("xl/_rels/workbook.xml.rels", Xml($"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"r3\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>")),
            ("xl/styles.xml", Xml($"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"22\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>")),
            ("xl/worksheets/sheet1.xml", Xml($"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Hello</t></is></c></row></sheetData></worksheet>")),
            ("xl/worksheets/sheet2.xml", Xml($"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>")));
    }

    /// <summary>A Parquet file of three rows a group.</summary>
    public static async Task<string> ParquetAsync(TempFiles files, int groups)
    {
        var path = Path.Combine(files.Folder, "a.parquet");
        var user = new DataField<long>("user_id");
        var name = new DataField<string>("event");
        var time = new DateTimeDataField("timestamp", DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Micros);
        var price = new DecimalDataField("price", 10, 2, isNullable: true);
        var ratio = new DataField<double?>("ratio");
        var flag = new DataField<bool?>("flag");
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(user, name, time, price, ratio, flag), stream);
        for (var i = 0; i < groups; i++)
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync<long>(user, new[] { 7900892430046930758, 2, 3 });
            await group.WriteAsync(name, new[] { "visit", "buy", "visit" });
            await group.WriteAsync<DateTime>(time, new[] { Noon, Noon.AddSeconds(1), Noon.AddSeconds(2) });
            await group.WriteAsync<decimal>(price, new decimal?[] { 12.50m, null, null });
            await group.WriteAsync<double>(ratio, new double?[] { 0.25, null, null });
            await group.WriteAsync<bool>(flag, new bool?[] { true, null, null });
            group.CompleteValidate();
        }

        return path;
    }

    /// <summary>A Parquet file as other writers make it: times in 96 bits, decimals of every width, dates.</summary>
    public static async Task<string> OldParquetAsync(TempFiles files)
    {
        var path = Path.Combine(files.Folder, "old.parquet");
        var user = new DataField<string>("user_id");
        var name = new DataField<string>("event");
        var time = new DateTimeDataField("timestamp", DateTimeFormat.Impala);
        var day = new DateTimeDataField("born", DateTimeFormat.Date);
        var narrow = new DecimalDataField("narrow", 9, 2);
        var wide = new DecimalDataField("wide", 28, 10);
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(user, name, time, day, narrow, wide), stream);
        using var group = writer.CreateRowGroup();
        await group.WriteAsync(user, new[] { "u1", "u2" });
        await group.WriteAsync(name, new[] { "visit", "buy" });
        await group.WriteAsync<DateTime>(time, new[] { Noon, new DateTime(1969, 12, 31, 23, 59, 59, DateTimeKind.Utc) });
        await group.WriteAsync<DateTime>(day, new[] { new DateTime(1980, 1, 2, 0, 0, 0, DateTimeKind.Utc), new DateTime(1899, 12, 31, 0, 0, 0, DateTimeKind.Utc) });
        await group.WriteAsync<decimal>(narrow, new[] { 1234567.89m, -0.01m });
        await group.WriteAsync<decimal>(wide, new[] { 123456789012345678.0123456789m, -1.5m });
        group.CompleteValidate();
        return path;
    }

    /// <summary>An object-centric log as a database.</summary>
    public static string Sqlite(TempFiles files)
    {
        var path = Path.Combine(files.Folder, "a.sqlite");
        Run(path, """
            CREATE TABLE event_map_type (ocel_type TEXT, ocel_type_map TEXT);
            CREATE TABLE event (ocel_id TEXT PRIMARY KEY, ocel_type TEXT);
            CREATE TABLE object (ocel_id TEXT PRIMARY KEY, ocel_type TEXT);
            CREATE TABLE event_object (ocel_event_id TEXT, ocel_object_id TEXT, ocel_qualifier TEXT);
            CREATE TABLE event_Place (ocel_id TEXT, ocel_time TIMESTAMP, by TEXT);
            CREATE TABLE event_Pick (ocel_id TEXT, ocel_time TIMESTAMP);
            CREATE TABLE event_Pay (ocel_id TEXT, ocel_time TIMESTAMP);
            INSERT INTO event_map_type VALUES ('place','Place'),('pick','Pick'),('pay','Pay');
            INSERT INTO event VALUES ('e1','place'),('e2','pick'),('e3','pay'),('e4','audit');
            INSERT INTO object VALUES ('o1','order'),('i1','item'),('i2','item');
            INSERT INTO event_object VALUES ('e1','o1','q'),('e1','i1','q'),('e1','i2','q'),('e2','i1','q'),('e3','o1','q'),('e3','gone','q');
            INSERT INTO event_Place VALUES ('e1','2022-01-09 14:00:00','Mike');
            INSERT INTO event_Pick VALUES ('e2','2022-01-09 15:00:00');
            INSERT INTO event_Pay VALUES ('e3','2022-01-09 16:00:00');
            """);
        return path;
    }

    /// <summary>Makes a database by statements.</summary>
    public static void Run(string path, string sql)
    {
        File.Delete(path);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements are the constants above
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
