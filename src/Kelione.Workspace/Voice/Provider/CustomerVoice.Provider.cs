using System.ClientModel;
using System.Globalization;
using Kelione.Journeys;
using Kelione.Voice.Providers;

namespace Kelione.Workspace;

/// <summary>Labels of an AI provider, where an administrator switched one on.</summary>
public sealed partial class CustomerVoice
{
    /// <summary>So many texts are sent at most by one asking.</summary>
    public const int MostSent = 5_000;

    private const int LongestName = 200;

    /// <summary>The provider that was named; null for none.</summary>
    public VoiceProvider? Provider => _provider.Read();

    /// <summary>Names a provider; it is off until <see cref="SwitchProvider"/>.</summary>
    /// <param name="address">The address of an OpenAI-compatible service.</param>
    /// <param name="model">The model's name there.</param>
    /// <param name="by">Who does it.</param>
    /// <exception cref="MendableException">Texts must not be sent to the address, or a name is missing.</exception>
    public VoiceProvider NameProvider(string address, string model, string by = "")
    {
        var checkedAddress = ProviderAddress.Read(address)
            ?? throw new MendableException($"Texts cannot be sent to '{address}': write an https address such as https://ai.example.org/v1, or http for a machine in the house by its number.");
        if (model.Trim().Length is 0 or > LongestName)
        {
            throw new MendableException("Say which model of the AI provider.");
        }

        return Keep(new VoiceProvider { Address = checkedAddress.AbsoluteUri, Model = model.Trim(), By = by });
    }

    /// <summary>Allows texts to be sent to the named provider, or forbids it.</summary>
    /// <exception cref="MendableException">No provider is named.</exception>
    public VoiceProvider SwitchProvider(bool isOn, string by = "") => Keep(Named() with { IsOn = isOn, By = by });

    /// <summary>Takes the provider's name away; labels that it gave stay until they are corrected or forgotten.</summary>
    public void RemoveProvider() => _provider.Write(null);

    /// <summary>Has the provider label what passes a filter and has neither a person's label nor one of the provider's, the newest first. This sends the texts away, and nothing else of the entries; mail addresses, links, account names and long numbers in them are covered.</summary>
    /// <param name="filter">Which entries.</param>
    /// <param name="most">So many at most, 1 to <see cref="MostSent"/>.</param>
    /// <param name="progress">Hears the share done, 0 … 1; null for nobody.</param>
    /// <param name="cancellationToken">Stops the work; labels that came are kept.</param>
    /// <exception cref="MendableException">No provider is named, it is off, or it does not answer.</exception>
    /// <exception cref="QuestionException">A segment cannot be asked for, or the number is out of bounds.</exception>
    public async Task<ProviderReport> LabelByProviderAsync(FeedbackFilter filter, int most = 200, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        if (most is < 1 or > MostSent)
        {
            throw new QuestionException("An AI provider is sent from 1 to 5,000 texts at once.");
        }

        _ = Allowed();
        var shelf = await ShelfAsync(cancellationToken);
        var open = (await SelectAsync(filter, cancellationToken)).Where(f => f.Entry.Text.Length > 0 && f.Corrected is null && shelf.Said(f.Entry.Number, FeedbackRemark.Provider) is null)
            .OrderBy(f => FeedbackCursor.Of(f, FeedbackOrder.Newest)).ToList();
        using var http = ProviderClient.CreateHttp();
        var (sent, labelled) = (0, 0);
        foreach (var batch in open.Take(most).Chunk(ChatLabeller.BatchSize))
        {
            // Asked for every batch: whoever switches it off stops what is under way.
            var provider = Allowed();
            using var chat = ProviderClient.Create(http, new ProviderOptions(new Uri(provider.Address), provider.Model, Environment.GetEnvironmentVariable(VoiceProvider.KeyVariable)));
            sent += batch.Length;
            var labels = await AskAsync(new ChatLabeller(chat, provider.Model), provider, [.. batch.Select(f => f.Entry.Text)], cancellationToken);
            var now = UtcTime.FromDateTimeOffset(_workspace.Time.GetUtcNow());
            FeedbackRemark[] kept = [.. batch.Zip(labels).Where(p => p.Second is not null).Select(p => new FeedbackRemark(p.First.Entry.Number, FeedbackRemark.Provider, ProviderRemark.Write(p.Second!), provider.Model, now))];
            await _store.RemarkAsync(kept, CancellationToken.None);
            labelled += kept.Length;
            progress?.Report(sent / (double)Math.Min(most, open.Count));
        }

        return new ProviderReport(sent, labelled, open.Count - labelled);
    }

    /// <summary>Forgets the labels that a provider gave to what passes a filter. Gives their number.</summary>
    /// <exception cref="QuestionException">A segment cannot be asked for.</exception>
    public async Task<int> ForgetProviderLabelsAsync(FeedbackFilter filter, CancellationToken cancellationToken = default)
    {
        var shelf = await ShelfAsync(cancellationToken);
        long[] labelled = [.. (await SelectAsync(filter, cancellationToken)).Select(f => f.Entry.Number).Where(n => shelf.Said(n, FeedbackRemark.Provider) is not null)];
        await RemarkAsync(labelled, FeedbackRemark.Provider, "", by: "", cancellationToken);
        return labelled.Length;
    }

    private static async Task<IReadOnlyList<ProviderLabel?>> AskAsync(ChatLabeller labeller, VoiceProvider provider, string[] texts, CancellationToken cancellationToken)
    {
        try
        {
            return await labeller.LabelAsync(texts, cancellationToken);
        }
        catch (ClientResultException e)
        {
            // What it says is not shown: some repeat the key.
            throw new MendableException(e.Status is 401 or 403
                ? $"The AI provider refuses the key: set the environment variable {VoiceProvider.KeyVariable} and start anew."
                : string.Create(CultureInfo.InvariantCulture, $"The AI provider at '{provider.Address}' answers with the status {e.Status}."));
        }
        catch (Exception e) when (e is HttpRequestException or AggregateException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new MendableException($"The AI provider at '{provider.Address}' cannot be reached.");
        }
    }

    private VoiceProvider Named() => Provider ?? throw new MendableException("No AI provider is named.");

    private VoiceProvider Allowed() => Named() is { IsOn: true } provider ? provider : throw new MendableException("The AI provider is off; an administrator may switch it on. Nothing was sent.");

    private VoiceProvider Keep(VoiceProvider provider)
    {
        var kept = provider with { AtMicros = UtcTime.FromDateTimeOffset(_workspace.Time.GetUtcNow()) };
        _provider.Write(kept);
        return kept;
    }
}
