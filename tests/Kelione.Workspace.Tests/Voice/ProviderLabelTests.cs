using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace.Tests;

/// <summary>An AI provider labels only where an administrator switched it on; while it is off nothing leaves the house.</summary>
public sealed class ProviderLabelTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly FakeProvider _service = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _service.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task Nothing_is_sent_while_no_provider_is_named_or_it_is_off()
    {
        await using var workspace = await OpenAsync(40);
        Assert.Null(workspace.Voice.Provider);
        await Assert.ThrowsAsync<MendableException>(() => workspace.Voice.LabelByProviderAsync(FeedbackFilter.All, cancellationToken: Stop));
        Assert.False(workspace.Voice.NameProvider(_service.Address, "tiny").IsOn);
        await Assert.ThrowsAsync<MendableException>(() => workspace.Voice.LabelByProviderAsync(FeedbackFilter.All, cancellationToken: Stop));
        await workspace.Voice.OverviewAsync(FeedbackFilter.All, Stop);
        workspace.Voice.SwitchProvider(isOn: true, "ada");

        // Even switched on it is asked only when somebody asks for labels, and another address is off again.
        await workspace.Voice.FindThemesAsync(Stop);
        await workspace.Voice.ListAsync(new FeedbackListQuestion(), Stop);
        workspace.Voice.NameProvider(_service.Address, "other");
        await Assert.ThrowsAsync<MendableException>(() => workspace.Voice.LabelByProviderAsync(FeedbackFilter.All, cancellationToken: Stop));
        Assert.Empty(_service.Heard);
    }

    [Fact]
    public async Task Switched_on_it_labels_what_nobody_labelled_and_the_entries_say_so()
    {
        await using var workspace = await OpenAsync(50);
        workspace.Voice.NameProvider(_service.Address, "tiny");
        workspace.Voice.SwitchProvider(isOn: true, "ada");
        await workspace.Voice.LabelAsync([1], 1, cancellationToken: Stop);
        var report = await workspace.Voice.LabelByProviderAsync(FeedbackFilter.All, 30, cancellationToken: Stop);
        Assert.Equal(new ProviderReport(30, 30, 19), report);
        Assert.All(_service.Heard, h => Assert.Equal("/v1/chat/completions", h.Path));
        Assert.Equal([20, 10], _service.Heard.Select(h => h.Texts.Length));
        Assert.DoesNotContain(_service.Heard.SelectMany(h => h.Texts), t => t.Contains('@', StringComparison.Ordinal) || t.Contains("c7", StringComparison.Ordinal));
        Assert.Equal(new ProviderReport(19, 19, 0), await workspace.Voice.LabelByProviderAsync(FeedbackFilter.All, cancellationToken: Stop));
        Assert.Equal(new ProviderReport(0, 0, 0), await workspace.Voice.LabelByProviderAsync(FeedbackFilter.All, cancellationToken: Stop));
        var all = (await workspace.Voice.ListAsync(new FeedbackListQuestion(), Stop)).Items;
        Assert.All(all.Where(i => i.Entry.Number > 1), i => Assert.Equal(("provider", i.Entry.Text.Contains("red", StringComparison.Ordinal) ? (-0.9, "complaint") : (0.8, "praise")), (i.Reading!.Speaker, (i.Sentiment!.Value, i.Reading.Purpose))));
        Assert.Equal(1, all.Single(i => i.Entry.Number == 1).Sentiment);

        // A person's word still wins, and forgetting brings the house's own reading back.
        await workspace.Voice.LabelAsync([2], 0, cancellationToken: Stop);
        Assert.Equal(0, (await workspace.Voice.GetAsync(2, cancellationToken: Stop)).Sentiment);
        Assert.Equal(49, await workspace.Voice.ForgetProviderLabelsAsync(FeedbackFilter.All, Stop));
        Assert.All((await workspace.Voice.ListAsync(new FeedbackListQuestion(), Stop)).Items, i => Assert.Equal("lexicon", i.Reading!.Speaker));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task What_the_provider_says_when_it_refuses_is_not_repeated_and_nothing_is_kept(int status)
    {
        await using var workspace = await OpenAsync(10);
        workspace.Voice.NameProvider(_service.Address, "tiny");
        workspace.Voice.SwitchProvider(isOn: true);
        _service.Status = status;
        var refused = await Assert.ThrowsAsync<MendableException>(() => workspace.Voice.LabelByProviderAsync(FeedbackFilter.All, cancellationToken: Stop));
        Assert.DoesNotContain("sesame", refused.ToString(), StringComparison.Ordinal);
        Assert.All((await workspace.Voice.ListAsync(new FeedbackListQuestion(), Stop)).Items, i => Assert.Equal("lexicon", i.Reading!.Speaker));
    }

    [Fact]
    public async Task A_provider_that_is_not_there_is_told_and_a_wrong_address_is_refused()
    {
        await using var workspace = await OpenAsync(5);
        _service.Dispose();
        workspace.Voice.NameProvider(_service.Address, "tiny");
        workspace.Voice.SwitchProvider(isOn: true);
        await Assert.ThrowsAsync<MendableException>(() => workspace.Voice.LabelByProviderAsync(FeedbackFilter.All, cancellationToken: Stop));
        Assert.Throws<MendableException>(() => workspace.Voice.NameProvider("http://169.254.169.254/", "tiny"));
        Assert.Throws<MendableException>(() => workspace.Voice.NameProvider(_service.Address, " "));
        workspace.Voice.RemoveProvider();
        Assert.Throws<MendableException>(() => workspace.Voice.SwitchProvider(isOn: true));
    }

    [Fact]
    public async Task A_damaged_choice_sends_nothing()
    {
        await using var workspace = await OpenAsync(5);
        workspace.Voice.NameProvider(_service.Address, "tiny");
        workspace.Voice.SwitchProvider(isOn: true);
        await File.WriteAllTextAsync(Path.Combine(workspace.Folder.VoiceFolder, "provider.json"), "{", Stop);
        await Assert.ThrowsAsync<MendableException>(() => workspace.Voice.LabelByProviderAsync(FeedbackFilter.All, cancellationToken: Stop));
        Assert.Empty(_service.Heard);
    }

    private async Task<JourneyWorkspace> OpenAsync(int entries)
    {
        var workspace = await JourneyWorkspace.OpenOrCreateAsync(_scratch.Folder, cancellationToken: Stop);
        var rows = Enumerable.Range(1, entries).Select(i => FormattableString.Invariant($"The {(i % 3 == 0 ? "red" : "blue")} parcel number {i} for ann{i}@shop.lt came,c7{i},2026-01-{1 + (i % 20):00}T10:00:00Z"));
        await workspace.Voice.ImportAsync(
            CustomerVoice.Plan(new FeedbackRequest { Reading = new ImportRequest { Files = [new SourceFile(_scratch.Write("said.csv", string.Join('\n', rows.Prepend("text,customer,date"))))] } }), cancellationToken: Stop);
        return workspace;
    }
}
