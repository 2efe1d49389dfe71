import { part } from "./browser/part"
import { loadSearch } from "./browser/search"
import { AppearanceSwitch } from "./components/appearance-switch"
import { CloseWithEscape } from "./components/close-with-escape"
import { CopyLink } from "./components/copy-link"
import { ListCount } from "./components/list-count"
import { NotHere } from "./components/not-here"
import { Offline } from "./components/offline"
import { OpenForPrint } from "./components/open-for-print"
import { Poster } from "./components/poster"
import { Print } from "./components/print"
import { SaveToList } from "./components/save-to-list"
import { OpenSearch, WordsOfAddress } from "./components/search/open-search"
import { SearchKeys, SearchKeysChoice } from "./components/search/search-keys"
import { Share } from "./components/share"
import { WipeStored } from "./components/wipe-stored"
import { WordCopy } from "./components/word-copy"
import { type Component, onDemand, start } from "./start"

const Chart = onDemand("chart", async () => (await part<typeof import("./components/chart/chart")>("chart")).Chart)
const Diagnostic = onDemand("diagnostic", async () => (await part<typeof import("./components/diagnostic/diagnostic")>("diagnostic")).Diagnostic)
const KeepSite = onDemand("keep-site", async () => (await part<typeof import("./components/keep-site")>("keep-site")).KeepSite)
const MyList = onDemand("my-list", async () => (await part<{ MyList: Component }>("my-list")).MyList)
const Propose = onDemand("propose", async () => (await part<{ Propose: Component }>("propose")).Propose)

const Finder = onDemand("finder", async () => {
  const { Finder } = await part<typeof import("./components/finder/finder")>("finder")
  return class extends Finder {
    constructor(root: HTMLElement) {
      super(root, loadSearch)
    }
  }
})

start([
  AppearanceSwitch,
  Chart,
  CloseWithEscape,
  CopyLink,
  Diagnostic,
  Finder,
  KeepSite,
  ListCount,
  MyList,
  NotHere,
  Offline,
  OpenForPrint,
  OpenSearch,
  Poster,
  Print,
  Propose,
  SaveToList,
  SearchKeys,
  SearchKeysChoice,
  Share,
  WipeStored,
  WordCopy,
  WordsOfAddress,
])
