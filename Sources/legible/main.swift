import Commands
import Glibc

exit(Legible.main())
