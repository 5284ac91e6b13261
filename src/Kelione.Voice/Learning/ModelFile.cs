using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Kelione.Voice.Sentiments;

namespace Kelione.Voice.Learning;

/// <summary>The file of a model: a mark and version, a checksum of the rest, then reports and weights.</summary>
internal static class ModelFile
{
    private const int Version = 1;
    private const int MostFeatures = 20_000_000;
    private static readonly byte[] Mark = "KELVOICE"u8.ToArray();

    /// <summary>Writes a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">Takes the bytes.</param>
    public static void Write(VoiceModel model, Stream stream)
    {
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(model.ReaderVersion);
            writer.Write(JsonSerializer.Serialize(model.Reports));
            var models = model.Models.ToList();
            writer.Write(models.Count);
            foreach (var language in models)
            {
                Write(language, writer);
            }
        }

        var bytes = body.ToArray();
        using var head = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        head.Write(Mark);
        head.Write(Version);
        head.Write(bytes.Length);
        head.Write(XxHash64.HashToUInt64(bytes));
        head.Write(bytes);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="stream">Gives the bytes.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">The bytes are no model, one of another version, or damaged.</exception>
    public static VoiceModel Read(Stream stream)
    {
        try
        {
            using var head = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
            if (!head.ReadBytes(Mark.Length).AsSpan().SequenceEqual(Mark))
            {
                throw new InvalidDataException("This is no file of a learnt model.");
            }

            var version = head.ReadInt32();
            if (version != Version)
            {
                throw new InvalidDataException(FormattableString.Invariant($"The model is of version {version}; version {Version} is meant. Train it again."));
            }

            var length = head.ReadInt32();
            var sum = head.ReadUInt64();
            var bytes = head.ReadBytes(Math.Max(0, length));
            if (bytes.Length != length || XxHash64.HashToUInt64(bytes) != sum)
            {
                throw new InvalidDataException("The file of the learnt model is damaged: its checksum does not fit. Train it again.");
            }

            return Body(bytes);
        }
        catch (EndOfStreamException end)
        {
            throw new InvalidDataException("The file of the learnt model is cut off.", end);
        }
    }

    private static VoiceModel Body(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var version = reader.ReadString();
        var reports = JsonSerializer.Deserialize<List<LearningReport>>(reader.ReadString()) ?? [];
        var models = new List<LanguageModel>();
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            models.Add(Read(reader));
        }

        return new VoiceModel(version, reports, models);
    }

    private static void Write(LanguageModel model, BinaryWriter writer)
    {
        writer.Write(model.Language);
        writer.Write(model.Classes.Count);
        foreach (var name in model.Classes)
        {
            writer.Write((int)name);
        }

        var features = model.Space.Features.ToList();
        writer.Write(features.Count);
        foreach (var (hash, rarity) in features)
        {
            writer.Write(hash);
            writer.Write(rarity);
        }

        foreach (var weight in model.Model.Weights)
        {
            writer.Write((float)weight);
        }
    }

    private static LanguageModel Read(BinaryReader reader)
    {
        var language = reader.ReadString();
        var classes = new SentimentClass[reader.ReadInt32()];
        for (var i = 0; i < classes.Length; i++)
        {
            classes[i] = (SentimentClass)reader.ReadInt32();
        }

        var count = reader.ReadInt32();
        if (count is < 0 or > MostFeatures)
        {
            throw new InvalidDataException("The file of the learnt model names an impossible number of features.");
        }

        var features = new (ulong, float)[count];
        for (var i = 0; i < count; i++)
        {
            features[i] = (reader.ReadUInt64(), reader.ReadSingle());
        }

        var space = FeatureSpace.From(features);
        var model = new LinearModel(classes.Length, space.Count);
        for (var i = 0; i < model.Weights.Length; i++)
        {
            model.Weights[i] = reader.ReadSingle();
        }

        return new LanguageModel(language, classes, space, model);
    }
}
